export const LISTED = ['account', 'phone', 'name'] as const
export type Listed = (typeof LISTED)[number]

/** What no spelling rule changes: most accounts, as feeds send them. */
const PLAIN_ACCOUNT = /^[0-9a-z]*$/
const PLAIN_PHONE = /^\+?\d*$/
const HOME = /^(?:\+86|0086)/

/** One spelling for what people write in many: full width, blanks, dashes; +86 and 0086 are home. */
export function plainIdentifier(of: Listed, written: string): string {
  if (of === 'account' && PLAIN_ACCOUNT.test(written)) return written
  if (of === 'phone' && PLAIN_PHONE.test(written)) return written.replace(HOME, '')
  const narrow = written.normalize('NFKC')
  if (of === 'phone') return narrow.replace(/[^\d+]/g, '').replace(HOME, '')
  return narrow.replace(of === 'account' ? /[\s-]/g : /\s/g, '').toLowerCase()
}

// An area code before a short number: 0575 96110.
const AREA_CODE = /^0(?:10|2\d|[3-9]\d{2})(?=\d{3,6}$)/

/** A hotline dialled with an area code in front is that hotline. */
export const withoutAreaCode = (phone: string): string => phone.replace(AREA_CODE, '')
