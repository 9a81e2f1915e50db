import { useSay, useSpeech } from '../../../language/language'
import { evidenceWords, valueWords } from './evidence-words'
import { useElements, type WarningSignal } from './reads'
import { Typology } from './typology'

type Reason = WarningSignal['reasons'][number]
type Value = Reason['evidence'][string]

/** What a rule found, each by name. */
export function Evidence({ evidence }: { readonly evidence: Reason['evidence'] }) {
  const say = useSay(evidenceWords)
  const known = Object.entries(evidence).filter(([, value]) => value !== null && value !== '')
  if (known.length === 0) return null
  return (
    <span className="evidence">
      {known.map(([name, value]) => (
        <span key={name} className="chip">
          <span className="soft">{say(name)}</span> <Shown name={name} value={value} />
        </span>
      ))}
    </span>
  )
}

function Shown({ name, value }: { readonly name: string; readonly value: Value }) {
  const words = useListWords()
  if (name === 'typology') return <Typology id={String(value)} />
  if (typeof value === 'number')
    return <>{name === 'probability' || name === 'share' ? percent(value) : grouped(value)}</>
  return <>{words(String(value))}</>
}

const percent = (value: number): string => `${Math.round(value * 100)}%`
const grouped = (value: number): string =>
  new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(value)

/** Elements come by id ("demand.code demand.link") or by their Chinese names ("索要验证码密码、要求点击链接"). */
function useListWords(): (text: string) => string {
  const say = useSay(valueWords)
  const { language } = useSpeech()
  const { data } = useElements()
  const nameOf = new Map(
    (data?.items ?? []).flatMap(({ element, label }) => [
      [element, label[language]] as const,
      [label.zh, label[language]] as const,
    ]),
  )
  return (text) => {
    const isListOfIds = /^[a-z]+\.[a-z0-9-]+(?: [a-z]+\.[a-z0-9-]+)*$/.test(text)
    const parts = text.split(isListOfIds ? ' ' : '、')
    return parts.map((part) => nameOf.get(part) ?? say(part)).join(language === 'zh' ? '、' : ', ')
  }
}
