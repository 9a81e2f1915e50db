import { useCode, useSpeech } from '../../../language/language'
import { useTypologies } from './reads'

/** The kind of fraud, by the name the rules give it; "authority.police" by its own, else by its family's. */
export function Typology({ id }: { readonly id: string }) {
  const { language } = useSpeech()
  const sayCode = useCode()
  const { data } = useTypologies()
  const known = data?.items.find((each) => each.id === id)
  return <>{known === undefined ? sayCode(id) : language === 'zh' ? known.nameZh : known.nameEn}</>
}
