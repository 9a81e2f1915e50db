import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { HOUR_MS, SECOND_MS } from '../src/lib/duration'
import { follow, rules, type Rule, type TraceInput, type Transfer } from '../src/trace/core'

/**
 * npm run bench:trace [-- --transfers 100000 --rounds 7]: victims' money followed through a graph, beside a program that
 * only sorts the same transfers by time and adds each to two sums, in one process and in turns. CPU time, the median of the
 * rounds. Where a public graph of payments lies in the data folder, it is followed, too.
 */

interface Measured {
  readonly name: string
  readonly rule: Rule
  readonly transfers: number
  readonly accounts: number
  readonly traceMs: number
  readonly peerMs: number
}

const MS = 1000

function main(): void {
  const transfers = Number(argument('--transfers') ?? 100_000)
  const rounds = Number(argument('--rounds') ?? 7)
  const measured: Measured[] = []
  const settings = { rounds, withShares: false }
  measured.push(...race('a case: 87 accounts', cityOf(290, 87, 12), { rounds, withShares: true }))
  measured.push(
    ...race('made', cityOf(transfers, Math.ceil(transfers / 20), Math.ceil(transfers / 100)), settings),
  )
  measured.push(...race('made, 20 payments apart', cityOf(transfers, Math.ceil(transfers / 20), 20), { rounds, withShares: true })) // prettier-ignore
  const graph = publicGraph(transfers)
  if (graph !== null) measured.push(...race('bankgraph_scale100', graph, settings))
  report(measured, rounds)
}

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

function race(
  name: string,
  input: TraceInput,
  { rounds, withShares }: { readonly rounds: number; readonly withShares: boolean },
): Measured[] {
  return rules.map((rule) => {
    const [ours, peer]: [number[], number[]] = [[], []]
    let accounts = 0
    for (let round = 0; round < rounds; round++) {
      ours.push(
        cpuMs(() => (accounts = follow(input, { rule, matchWithinMs: HOUR_MS, withShares }).accounts.length)),
      )
      peer.push(cpuMs(() => ceiling(input.transfers)))
    }
    return {
      name,
      rule,
      transfers: input.transfers.length,
      accounts,
      traceMs: median(ours),
      peerMs: median(peer),
    }
  })
}

/** What nobody can do without: the order of time, and one pass that touches both accounts of each transfer. */
function ceiling(transfers: readonly Transfer[]): number {
  const sums = new Map<string, bigint>()
  for (const { from, to, amountFen } of [...transfers].sort((a, b) => a.at - b.at)) {
    if (from !== null) sums.set(from, (sums.get(from) ?? 0n) - amountFen)
    if (to !== null) sums.set(to, (sums.get(to) ?? 0n) + amountFen)
  }
  return sums.size
}

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / MS
}

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

/** Payments of victims, and what is paid on: mostly forward, sometimes in circles, some of it clean. */
function cityOf(transfers: number, accounts: number, payments: number): TraceInput {
  const next = randomly(20_230_223)
  const all: Transfer[] = []
  for (let index = 0; index < transfers; index++) {
    const isVictims = index % Math.ceil(transfers / payments) === 0
    all.push({
      id: `t${String(index).padStart(7, '0')}`,
      kind: isVictims ? 'victim' : next(20) === 0 ? 'cash-out' : 'onward',
      from: isVictims ? 'own' : `a${next(accounts)}`,
      to: isVictims || next(20) > 0 ? `a${next(accounts)}` : null,
      amountFen: BigInt(1 + next(5_000)) * 10_000n,
      at: index * SECOND_MS + next(600) * SECOND_MS,
    })
  }
  return { transfers: all, balances: [], own: new Set(['own']) }
}

/** A small linear congruential generator: the same graph each time. */
function randomly(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** The first payment of each hundredth counts as a victim's; null where the folder is not there. */
function publicGraph(atMost: number): TraceInput | null {
  const path = join(
    process.env['MENSHEN_SHARED_DATA'] ?? '../shared/data',
    'bankgraph_scale100/bank_transaction.csv',
  )
  if (!existsSync(path)) return null
  const lines = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1, atMost + 1)
  const transfers = lines.map((line, index): Transfer => {
    const [from = '', to = '', id = '', time = '', yuan = '0'] = line.trim().split(',')
    const isVictims = index % 100 === 0
    return {
      id,
      kind: isVictims ? 'victim' : 'onward',
      from: isVictims ? 'own' : from,
      to,
      amountFen: BigInt(yuan) * 100n,
      at: Date.parse(`${time.replace(' ', 'T')}Z`),
    }
  })
  return { transfers, balances: [], own: new Set(['own']) }
}

function report(measured: readonly Measured[], rounds: number): void {
  const rows = measured.map(({ traceMs, peerMs, ...row }) => ({
    ...row,
    traceMs: Number(traceMs.toFixed(2)),
    sortAndSumMs: Number(peerMs.toFixed(2)),
    ratio: Number((traceMs / peerMs).toFixed(2)),
  }))
  console.table(rows)
  mkdirSync('bench/results', { recursive: true })
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`
  writeFileSync('bench/results/trace.json', `${JSON.stringify({ machine, rounds, rows }, null, 2)}\n`)
}

main()
