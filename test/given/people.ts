/** Made-up people whose numbers pass every check. */

let count = 0

export interface GivenPerson {
  readonly phone: string
  readonly idNumber: string
  readonly account: string
  readonly name: string
}

export function somebody(): GivenPerson {
  const number = String(++count).padStart(4, '0')
  const body = `3306021988${String(1 + (count % 12)).padStart(2, '0')}11${number.slice(-3)}`
  return {
    phone: `1390000${number}`,
    idNumber: body + checkCharacter(body),
    account: `622202121${number.padStart(10, '0')}`,
    name: `某${number}`,
  }
}

/** GB 11643-1999. */
function checkCharacter(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
  return '10X98765432'.charAt(sum % 11)
}
