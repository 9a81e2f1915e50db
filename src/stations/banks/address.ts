const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Where requests to a bank may go: they carry names, accounts and sums. In the open only in a demo, whose people are
 * invented, or to this machine, where a proxy of the centre's own may stand.
 * @returns what was expected instead; null: it may be used
 */
export function addressProblem(url: string, { isDemo }: { readonly isDemo: boolean }): string | null {
  const { protocol, hostname, username, password, search, hash } = new URL(url)
  if (username !== '' || password !== '') return 'an address without user name and password'
  if (search !== '' || hash !== '' || url.endsWith('/'))
    return 'an address that paths can be added to: no "?", no "#", no "/" at its end'
  if (protocol === 'https:' || isDemo || LOOPBACK.has(hostname)) return null
  return 'an https address (http only on this machine)'
}
