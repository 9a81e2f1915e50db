import { App } from 'antd'
import { useSay } from '../../language/language'
import { phoneWords } from './words'

/** As it was typed; a tap copies it. */
export function Address({ text }: { readonly text: string }) {
  const say = useSay(phoneWords)
  const { message } = App.useApp()
  const copy = (): void =>
    void navigator.clipboard.writeText(text).then(() => message.success(say('addressCopied')))
  return (
    <button type="button" className="address" onClick={copy}>
      {text}
      <small>{say('addressHint')}</small>
    </button>
  )
}

/** RFC 5870, for the phone's own map. */
export const geoOf = (address: string): string => `geo:0,0?q=${encodeURIComponent(address)}`
