const ACCOUNT = /^[0-9a-z]{4,40}$/

/** Full-width digits, spaces and dashes are how people write one and the same account; null: not an account. */
export function normaliseAccount(text: string): string | null {
  if (ACCOUNT.test(text)) return text
  const plain = text
    .normalize('NFKC')
    .replace(/[\s-]+/g, '')
    .toLowerCase()
  return ACCOUNT.test(plain) ? plain : null
}
