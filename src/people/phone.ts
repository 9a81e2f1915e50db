import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

const COUNTRY = 'CN'
// Parentheses, dashes, dots and white space are how people and systems group digits.
const GROUPING = /[\s().\-\u2010-\u2015]/g
const MOBILE = /^(?:\+86|0086|86)?(1[3-9]\d{9})$/
// 110, 96110, 95588, 10086, 95XXXXXX: numbers within the country that have no international form.
const SHORT = /^[1-9]\d{2,7}$/
const DIALLED = /^\+?\d{3,20}$/

/**
 * E.164, "+8613812341234"; short numbers ("96110") stay as they are; null: no phone number. Without a country it is
 * read as a Chinese one, 00 as +.
 */
export function normalisePhone(text: string): string | null {
  const asGiven = MOBILE.exec(text)
  if (asGiven !== null) return `+86${asGiven[1]}`
  const plain = text.normalize('NFKC').replace(GROUPING, '')
  const mobile = MOBILE.exec(plain)
  if (mobile !== null) return `+86${mobile[1]}`
  if (SHORT.test(plain)) return plain
  if (!DIALLED.test(plain)) return null
  const number = parsePhoneNumberFromString(plain.replace(/^00/, '+'), COUNTRY)
  return number?.isPossible() === true ? number.number : null
}

/**
 * A number as a network shows it: fraudsters show what no country has, and the call is a signal all the same.
 * What cannot be read as a number keeps its digits.
 */
export function normaliseShownNumber(text: string): string | null {
  const phone = normalisePhone(text)
  if (phone !== null) return phone
  const plain = text.normalize('NFKC').replace(GROUPING, '')
  return DIALLED.test(plain) ? plain.replace(/^00/, '+') : null
}
