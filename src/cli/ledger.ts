import { loadConfig } from '../config'
import { systemActor } from '../context'
import { verifyLedger } from '../ledger'
import { openWorld } from '../platform/world'

const USAGE = `usage: menshen ledger verify

  Adds up every entry of every warning outside the database and compares with the balances it keeps.
  0: they agree; 1: they do not; 2: a wrong call.
`

export async function run(argv: string[]): Promise<number> {
  if (argv.length !== 1 || argv[0] !== 'verify') {
    process.stderr.write(USAGE)
    return 2
  }
  const world = await openWorld(loadConfig())
  try {
    const { warnings, transfers, breaches } = await verifyLedger(world.context(systemActor('ledger')))
    for (const breach of breaches) process.stdout.write(`${breach}\n`)
    const verdict = breaches.length === 0 ? 'balanced' : `BROKEN: ${breaches.length} breaches`
    process.stdout.write(`${verdict}\n${warnings} warnings, ${transfers} entries checked\n`)
    return breaches.length === 0 ? 0 : 1
  } finally {
    await world.close()
  }
}
