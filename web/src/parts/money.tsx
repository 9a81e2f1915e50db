import { useSpeech, type Language } from '../language/language'

const WAN_FEN = 1_000_000n
const HUNDRED = 100n

/** "731200.00" -> 73120000n. Money is text on the wire and whole fen here: no sum passes through a float. */
export function fenOf(yuan: string): bigint {
  const [whole = '0', part = ''] = yuan.replace('-', '').split('.')
  const fen = BigInt(whole) * HUNDRED + BigInt(part.padEnd(2, '0').slice(0, 2))
  return yuan.startsWith('-') ? -fen : fen
}

/** In full: "731200.00" -> "¥731,200.00". */
export function yuanText(yuan: string): string {
  const fen = fenOf(yuan)
  const size = fen < 0n ? -fen : fen
  const whole = String(size / HUNDRED).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0n ? '-' : ''}¥${whole}.${String(size % HUNDRED).padStart(2, '0')}`
}

/** For the eye: "731200.00" -> "73.12万元"; below ten thousand in yuan. Cut off, never rounded up: no more than there is. */
export function shortYuan(yuan: string, language: Language): string {
  const fen = fenOf(yuan)
  const size = fen < 0n ? -fen : fen
  const sign = fen < 0n ? '-' : ''
  if (language === 'en') return `${sign}¥${String(size / HUNDRED).replace(/\B(?=(\d{3})+$)/g, ',')}`
  if (size < WAN_FEN) return `${sign}${String(size / HUNDRED)}元`
  const hundredths = (size * HUNDRED) / WAN_FEN
  const part = String(hundredths % HUNDRED)
    .padStart(2, '0')
    .replace(/0+$/, '')
  const whole = String(hundredths / HUNDRED).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${whole}${part === '' ? '' : `.${part}`}万元`
}

/** A sum: in 万元, in full when pointed at or read out. `isFull`: in full at once, where every fen counts. */
export function Money({ yuan, isFull = false }: { readonly yuan: string | null; readonly isFull?: boolean }) {
  const { language } = useSpeech()
  if (yuan === null) return <>–</>
  const full = yuanText(yuan)
  return (
    <data value={yuan} title={full} className="money">
      {isFull ? full : shortYuan(yuan, language)}
    </data>
  )
}
