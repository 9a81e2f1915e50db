import { parseArgs } from 'node:util'
import { holdsHead, verifyAudit, type Verification } from '../audit'
import { loadConfig } from '../config'
import { systemActor, type Context } from '../context'
import { openWorld } from '../platform/world'

const USAGE = `usage: menshen audit verify [--noted SEQ:HASH]

  Recomputes the audit log's chain of hashes outside the database and prints its head. Note the head elsewhere:
  with --noted the log must still hold that entry, so that a cut-off end is found, too.
  0: intact; 1: not; 2: a wrong call.
`

export async function run(argv: string[]): Promise<number> {
  const call = readCall(argv)
  if (call === null) {
    process.stderr.write(USAGE)
    return 2
  }
  const world = await openWorld(loadConfig())
  try {
    return await verify(world.context(systemActor('audit')), call.noted)
  } finally {
    await world.close()
  }
}

interface Noted {
  readonly seq: bigint
  readonly hash: string
}

/** null: not a call we know. */
function readCall(argv: string[]): { readonly noted: Noted | null } | null {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      options: { noted: { type: 'string' } },
      allowPositionals: true,
    })
    if (positionals.length !== 1 || positionals[0] !== 'verify') return null
    if (values.noted === undefined) return { noted: null }
    const match = /^([1-9]\d{0,17}):([0-9a-f]{64})$/.exec(values.noted)
    if (match === null) return null
    const [, seq = '', hash = ''] = match
    return { noted: { seq: BigInt(seq), hash } }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return null
  }
}

export async function verify(ctx: Context, noted: Noted | null): Promise<number> {
  const result = await verifyAudit(ctx, (checked) => process.stderr.write(`${checked} entries …\n`))
  const isNotedThere = noted === null || (await holdsHead(ctx, noted))
  process.stdout.write(report(result))
  if (!isNotedThere) process.stdout.write(`the noted entry ${noted.seq} is not there, or is another one\n`)
  return result.breach === null && isNotedThere ? 0 : 1
}

const meanings = {
  missing: 'is missing',
  changed: 'was changed: its hash does not fit what it says',
  unlinked: 'does not follow the entry before it',
} as const

function report({ checked, head, breach }: Verification): string {
  const found = breach === null ? 'intact' : `BROKEN: entry ${breach.seq} ${meanings[breach.kind]}`
  return `${found}\n${checked} entries checked\nhead ${head.seq}:${head.hash}\n`
}
