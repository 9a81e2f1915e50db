import { useSpeech, type Language } from '../language/language'
import { fenOf } from './fen'

export { fenOf } from './fen'

const WAN_FEN = 1_000_000n
const HUNDRED = 100n

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

const TEN_MILLION_FEN = 1_000_000_000n
const MILLION_FEN = 100_000_000n
const TENTH_MILLION_FEN = 10_000_000n

/** Read from afar: from ten million on without the decimals of 万元; in English in millions. Cut off, never rounded up. */
export function farYuan(yuan: string, language: Language): string {
  const fen = fenOf(yuan)
  const size = fen < 0n ? -fen : fen
  const sign = fen < 0n ? '-' : ''
  if (language === 'en' && size >= MILLION_FEN) {
    const tenths = size / TENTH_MILLION_FEN
    return `${sign}¥${String(tenths / 10n).replace(/\B(?=(\d{3})+$)/g, ',')}.${String(tenths % 10n)}m`
  }
  if (language === 'zh' && size >= TEN_MILLION_FEN)
    return `${sign}${String(size / WAN_FEN).replace(/\B(?=(\d{3})+$)/g, ',')}万元`
  return shortYuan(yuan, language)
}

/** A sum: in 万元, in full when pointed at or read out. `isFull`: in full at once, where every fen counts; `isFar`: as short as it goes. */
export function Money({
  yuan,
  isFull = false,
  isFar = false,
}: {
  readonly yuan: string | null
  readonly isFull?: boolean
  readonly isFar?: boolean
}) {
  const { language } = useSpeech()
  if (yuan === null) return <>–</>
  const full = yuanText(yuan)
  return (
    <data value={yuan} title={full} className="money">
      {isFull ? full : isFar ? farYuan(yuan, language) : shortYuan(yuan, language)}
    </data>
  )
}
