import { ConfigError } from '../config'
import { AssertionError } from '../lib/assert'

interface Command {
  readonly usage: string
  readonly load: () => Promise<{ run(argv: string[]): Promise<number> }>
}

/** Every command, loaded when it is called: `classify` opens no database. */
const commands: Readonly<Record<string, Command>> = {
  start: {
    usage: 'everything on this machine, with its own PostgreSQL and Redis',
    load: () => import('./start'),
  },
  api: { usage: 'the HTTP API', load: () => import('./api') },
  worker: { usage: 'the workers of the queues, the relay and the sweep', load: () => import('./worker') },
  migrate: { usage: 'bring the database up to date', load: () => import('./migrate') },
  seed: { usage: 'places, banks, levels and demo users; or your own stations', load: () => import('./seed') },
  demo: { usage: 'play the four cases against the running service', load: () => import('./demo') },
  replay: { usage: 'recorded signals through a rule pack, without database', load: () => import('./replay') },
  simulate: {
    usage: "a city's signals, ordinary and fraudulent, with the truth",
    load: () => import('./simulate'),
  },
  classify: { usage: 'texts to typologies', load: () => import('./classify') },
  rules: { usage: 'check, test, import and publish rule packs', load: () => import('./rules') },
  user: { usage: "an installation's first administrator", load: () => import('./user') },
  audit: { usage: "verify the audit log's chain of hashes", load: () => import('./audit') },
  vault: { usage: 'seal everything anew with the current key', load: () => import('./vault') },
  ledger: { usage: "verify the ledger's balances against its entries", load: () => import('./ledger') },
  'simulated-bank': {
    usage: "the demo's banks, in a process of their own",
    load: () => import('./simulated-bank'),
  },
  cases: { usage: 'import labelled texts', load: () => import('./cases') },
  openapi: { usage: 'print the API as OpenAPI 3.1', load: () => import('./openapi') },
}

const EXIT_FAILED = 1
const EXIT_USAGE = 2
// A handle that was left open must not keep a process whose work is done.
const LINGER_MS = 2_000

async function main([name = '', ...argv]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    process.stderr.write(usage())
    return name === 'help' ? 0 : EXIT_USAGE
  }
  try {
    const { run } = await command.load()
    return await run(argv)
  } catch (error) {
    process.stderr.write(`menshen ${name}: ${describe(error)}\n`)
    return EXIT_FAILED
  }
}

function usage(): string {
  const lines = Object.entries(commands).map(([name, command]) => `  ${name.padEnd(14)} ${command.usage}`)
  return `usage: menshen COMMAND\n\n${lines.join('\n')}\n`
}

const bugs = [TypeError, RangeError, ReferenceError, AssertionError]

/** A wrong setting or an unreachable server needs no stack trace; a bug does. */
function describe(error: unknown): string {
  if (error instanceof ConfigError)
    return `these settings keep it from starting:\n  ${error.problems.join('\n  ')}`
  if (!(error instanceof Error)) return String(error)
  if (bugs.some((bug) => error instanceof bug)) return error.stack ?? error.message
  // Node tries several addresses of a host and says only that all failed.
  return error instanceof AggregateError ? error.errors.map(describe).join('; ') : error.message
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
  setTimeout(() => process.exit(code), LINGER_MS).unref()
})
