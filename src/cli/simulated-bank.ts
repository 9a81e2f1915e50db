import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { readDemoCredentials } from '../../seeds/credentials'
import { loadConfig, type Config } from '../config'
import { systemClock } from '../platform/clock'
import { createSender } from '../simulated-bank/answers'
import { createSimulatedBank, type Secrets } from '../simulated-bank/server'

const USAGE = `usage: menshen simulated-bank [--port PORT] [--service URL] [--quiet]

  The demo's banks in a process of their own: they take stop-payments and freezes, check our signature and the four
  fields, and answer by signed webhook. Which account behaves how: docs/bank-api.md. Nothing is kept after the end.
`

const HOST = '127.0.0.1'

export async function run(argv: string[]): Promise<number> {
  const config = loadConfig()
  if (config.isProduction) throw new Error('there are no simulated banks in production')
  const call = readCall(argv, config)
  if (call === null) {
    process.stderr.write(USAGE)
    return 2
  }
  const note = (line: string): void => void (call.isQuiet || process.stdout.write(`${line}\n`))
  const sender = createSender(call.serviceUrl, systemClock, note)
  const server = createSimulatedBank({
    clock: systemClock,
    sender,
    secrets: () => readSecrets(config.dataDir),
  })
  const stopped = untilStopped()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(call.port, HOST, resolve)
  })
  const url = `http://${HOST}:${portOf(server.address())}`
  note(`simulated banks listen on ${url}, answering to ${call.serviceUrl}`)
  process.send?.('ready')
  await stopped
  sender.stop()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  if (process.connected) process.disconnect()
  return 0
}

interface Invocation {
  readonly port: number
  readonly serviceUrl: string
  readonly isQuiet: boolean
}

function readCall(argv: string[], config: Config): Invocation | null {
  try {
    const options = {
      port: { type: 'string' },
      service: { type: 'string' },
      quiet: { type: 'boolean' },
    } as const
    const { values } = parseArgs({ args: argv, options })
    const port = values.port === undefined ? config.simulatedBankPort : Number(values.port)
    const serviceUrl = values.service ?? `http://${config.http.host}:${config.http.port}`
    const isUsable = Number.isInteger(port) && port >= 0 && port <= 65_535 && URL.canParse(serviceUrl)
    // Started by `menshen start`, whose terminal is for people.
    return isUsable ? { port, serviceUrl, isQuiet: values.quiet ?? process.send !== undefined } : null
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return null
  }
}

/** The keys that the seeds made; a source's webhook address says which bank's it is. */
function readSecrets(dataDir: string): Secrets {
  const { banks, apiKeys } = readDemoCredentials(dataDir)
  const outcomes = apiKeys.flatMap(({ webhookUrl, webhookSecret }) => {
    const code = webhookUrl === null ? undefined : /\/banks\/([\w-]+)\/outcomes$/.exec(webhookUrl)?.[1]
    return code === undefined || webhookSecret === null ? [] : [{ code, secret: webhookSecret }]
  })
  return { banks, outcomes }
}

const portOf = (address: AddressInfo | string | null): number =>
  address === null || typeof address === 'string' ? 0 : address.port

/** A signal, or the end of the `menshen start` that started us. */
const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => resolve()
    process.once('SIGTERM', stop)
    process.once('disconnect', stop)
    for (const name of ['SIGINT', 'SIGHUP'] as const)
      process.on(name, () => {
        if (process.send === undefined) stop()
      })
  })
