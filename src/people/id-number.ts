// GB 11643-1999: weights of the first 17 digits, and the check character by their sum modulo 11.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'
const CURRENT = /^\d{17}[\dX]$/
// Of the first generation, until 1999: two digits of the year, no check character. All its holders were born 19xx.
const FIRST_GENERATION = /^\d{15}$/
const REGION_DIGITS = 6
const ZERO = 48

/** 18 characters in capitals; a 15-digit number becomes the 18 its holder has today. null: not an identity number. */
export function normaliseIdNumber(text: string): string | null {
  const plain = CURRENT.test(text) ? text : text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
  if (FIRST_GENERATION.test(plain)) {
    const body = `${plain.slice(0, REGION_DIGITS)}19${plain.slice(REGION_DIGITS)}`
    return isDate(body) ? body + checkCharacter(body) : null
  }
  if (!CURRENT.test(plain)) return null
  const body = plain.slice(0, -1)
  return isDate(body) && plain.endsWith(checkCharacter(body)) ? plain : null
}

function checkCharacter(body: string): string {
  let sum = 0
  for (let i = 0; i < WEIGHTS.length; i++) sum += (WEIGHTS[i] ?? 0) * (body.charCodeAt(i) - ZERO)
  return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length)
}

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Digits 7 to 14 are the day of birth; 29 February only where there was one. */
function isDate(body: string): boolean {
  const year = Number(body.slice(6, 10))
  const month = Number(body.slice(10, 12))
  const day = Number(body.slice(12, 14))
  if (year < 1800 || day < 1 || day > (MONTH_DAYS[month - 1] ?? 0)) return false
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month !== 2 || day <= 28 || isLeap
}
