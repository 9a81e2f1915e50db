import { loadConfig } from '../config'
import { systemActor } from '../context'
import { verifyLedger } from '../ledger'
import { proveBooks, type FoundBreak } from '../ledger-proofs'
import { formatYuan } from '../lib/money'
import { openWorld } from '../platform/world'

const USAGE = `usage: menshen ledger verify [--json]

  Adds up every entry of every warning outside the database and compares with the balances it keeps; then compares the
  books with the stages: what stops and freezes in force say is held, and whether ended ones still claim money.
  0: they agree; 1: they do not; 2: a wrong call.
`

export async function run(argv: string[]): Promise<number> {
  const [command, ...options] = argv
  const isJson = options.length === 1 && options[0] === '--json'
  if (command !== 'verify' || (options.length > 0 && !isJson)) {
    process.stderr.write(USAGE)
    return 2
  }
  const world = await openWorld(loadConfig())
  try {
    const ctx = world.context(systemActor('ledger'))
    const { breaches } = await verifyLedger(ctx)
    const { warnings, entries, breaks } = await proveBooks(ctx)
    const ofStages = breaks.filter(({ kind }) => kind !== 'books').map(told)
    const problems = [...breaches, ...ofStages]
    const isGood = problems.length === 0
    process.stdout.write(
      isJson
        ? `${JSON.stringify({ isGood, warnings, entries, breaches, breaks: ofStages })}\n`
        : [...problems, isGood ? 'balanced' : `BROKEN: ${problems.length} breaches`]
            .concat(`${warnings} warnings, ${entries} entries checked`, '')
            .join('\n'),
    )
    return isGood ? 0 : 1
  } finally {
    await world.close()
  }
}

const told = ({ warningId, kind, expectedFen, bookedFen }: FoundBreak): string =>
  `warning ${warningId}: ${kind}: the stages say ${formatYuan(expectedFen ?? 0n)}, the books ${formatYuan(bookedFen ?? 0n)}`
