import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { loadPaths } from '../config'
import { hashedIdentifier, LISTED, type Listed } from '../engine'

const USAGE = 'usage: MENSHEN_LIST_KEY=… menshen rules hash account|phone --salt SALT < identifiers.txt\n'

/** Identifiers a line -> hashes a line, in the same order, as a list holds them. */
export async function hash(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { salt: { type: 'string' } },
  })
  const of = listedOf(positionals[0])
  const { listKey } = loadPaths()
  if (of === null || values.salt === undefined || listKey === undefined) {
    process.stderr.write(USAGE)
    return 2
  }
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '')
      process.stdout.write(`${hashedIdentifier(of, line.trim(), values.salt, listKey)}\n`)
  }
  return 0
}

/** Names are in clear: they say a kind of payee, nobody's own. */
function listedOf(word: string | undefined): Listed | null {
  return LISTED.find((one) => one === word && one !== 'name') ?? null
}
