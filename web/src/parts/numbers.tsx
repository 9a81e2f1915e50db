/** "13812345678" -> "138 1234 5678", "+8613812345678" -> "+86 138 1234 5678"; masked ones likewise, others as they are. */
export function phoneText(phone: string): string {
  const mobile = /^(\+86)?(1[\d*]{2})([\d*]{4})([\d*]{4})$/.exec(phone)
  if (mobile === null) return phone
  return mobile
    .slice(1)
    .filter((part) => Boolean(part))
    .join(' ')
}

/** "6222021001012345678" -> "6222 0210 0101 2345 678". */
export const accountText = (account: string): string => account.replace(/(.{4})(?=.)/gu, '$1 ')

export const Phone = ({ number }: { readonly number: string | null }) => (
  <span className="number">{number === null ? '–' : phoneText(number)}</span>
)

export const Account = ({ number }: { readonly number: string | null }) => (
  <span className="number">{number === null ? '–' : accountText(number)}</span>
)
