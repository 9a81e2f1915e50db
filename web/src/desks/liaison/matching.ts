import type { Asked, MatchField } from '../../parts/holds/match-fields'
import { localText } from '../../parts/holds/local-time'
import { typedYuan } from '../../parts/holds/typed-yuan'
import { fenOf } from '../../parts/fen'

/** What the bank's own system shows beside what is asked. */
export type Verdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'different'; /** From 1; null: not told. */ readonly from: number | null }

/** null: nothing has been entered, or nothing was asked. */
export function verdictOf(asked: Asked, field: MatchField, shown: string): Verdict | null {
  const value = asked[field]
  if (value === null || shown.trim() === '') return null
  switch (field) {
    case 'amount':
      return sameIf(isSameAmount(value, shown))
    case 'transferredAt':
      return sameIf(isSameTime(value, shown))
    default:
      return compared(bare(value), bare(shown))
  }
}

const sameIf = (isSame: boolean): Verdict => (isSame ? { kind: 'same' } : { kind: 'different', from: null })

/** Spaces, hyphens and full-width forms are how a system shows it, not what it is. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s·•-]/g, '')
    .toUpperCase()

function compared(asked: string, shown: string): Verdict {
  if (asked === shown) return { kind: 'same' }
  const [a, b] = [Array.from(asked), Array.from(shown)]
  const from = a.findIndex((sign, index) => sign !== b[index])
  return { kind: 'different', from: (from < 0 ? a.length : from) + 1 }
}

function isSameAmount(asked: string, shown: string): boolean {
  const yuan = typedYuan(shown.replace(/元$/, ''))
  return yuan !== null && fenOf(yuan) === fenOf(asked)
}

/** To the second where the system shows seconds, else to the minute: "2023-02-23 09:58", "20230223095800", "2023/2/23 9:58:00". */
function isSameTime(asked: string, shown: string): boolean {
  const digits = digitsOf(shown)
  if (digits === null) return false
  return localText(asked).replaceAll(/\D/g, '').startsWith(digits)
}

function digitsOf(shown: string): string | null {
  const text = shown.normalize('NFKC').trim()
  if (/^\d{12}(\d{2})?$/.test(text)) return text
  const parts = /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D+(\d{1,2})\D+(\d{2})(?:\D+(\d{2}))?\D*$/.exec(text)
  if (parts === null) return null
  return parts
    .slice(1)
    .filter((part) => Boolean(part))
    .map((part) => part.padStart(2, '0'))
    .join('')
}
