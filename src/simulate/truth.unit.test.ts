import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { signalSchema, type SignalOf } from '../signals'
import { profiles, simulate, type SimulatedSignal } from '.'
import { hardNegativeKinds } from './truth'

const names = Object.keys(profiles)

function simulated(name: string): SimulatedSignal[] {
  const profile = profiles[name]
  if (profile === undefined) throw new Error(`no profile ${name}`)
  const { ordinary } = profile
  // What happens to few people once in years must be seen in a small city within a week.
  const yearly = Object.fromEntries(
    Object.entries(ordinary.yearly).map(([kind, rate]) => [kind, Math.max(rate, 0.3)]),
  )
  const eventful = {
    ...ordinary,
    dividends: 0.02,
    bids: 0.03,
    yearly: { ...ordinary.yearly, ...yearly, fundraising: 0.1 },
  }
  const small = { people: 3_000, days: 7, seed: 'truth', perThousandYear: 2_500 }
  return [...simulate({ profile: { ...profile, ordinary: eventful }, ...small })]
}

describe.each(names)('%s', (name) => {
  const all = simulated(name)

  test('truth and signal agree on reference, sum and time', () => {
    for (const { line, truth } of all) {
      const signal = signalSchema.parse(JSON.parse(line))
      expect([signal.source, signal.sourceRef, signal.type]).toEqual([
        truth.source,
        truth.sourceRef,
        truth.type,
      ])
      expect(Date.parse(signal.occurredAt)).toBe(Date.parse(truth.occurredAt))
      if (signal.type === 'transaction') expect(truth.amount).toBe(signal.amount)
    }
  })

  test('signals come in the order of arrival, some late, each reference once', () => {
    const arrivals = all.map(({ truth }) => Date.parse(truth.arrivesAt))
    expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b))
    const occurred = all.map(({ truth }) => Date.parse(truth.occurredAt))
    expect(occurred).not.toEqual([...occurred].sort((a, b) => a - b))
    const refs = new Set(all.map(({ truth }) => `${truth.source}|${truth.sourceRef}`))
    expect(refs.size).toBe(all.length)
  })

  test('money about which a bank asks leaves after the question, other money before it', () => {
    for (const { line, truth } of all) {
      if (truth.type !== 'transaction') continue
      const { status = 'pending' } = signalSchema.parse(JSON.parse(line)) as SignalOf<'transaction'>
      const [arrives, leaves] = [Date.parse(truth.arrivesAt), Date.parse(truth.leavesAt ?? '')]
      if (status === 'rejected') expect(truth.leavesAt).toBeNull()
      else if (status === 'pending') expect(leaves).toBeGreaterThan(arrives)
      else expect(leaves).toBeLessThanOrEqual(arrives)
    }
  })

  test('every kind of hard negative is there', () => {
    const seen = new Set(all.map(({ truth }) => (truth.label === 'honest' ? truth.kind : '')))
    expect(hardNegativeKinds.filter((kind) => !seen.has(kind))).toEqual([])
  })

  test('every family of frauds is there, contacts before payments, some of them unseen', () => {
    const frauds = all.flatMap(({ truth }) => (truth.label === 'fraud' ? [truth] : []))
    expect([...new Set(frauds.map(({ typology }) => typology.split('.')[0]))].sort()).toEqual([
      'authority',
      'customer-service',
      'leader-acquaintance',
      'loan-credit',
      'other-fraud',
    ])
    for (const { contactedAt, occurredAt } of frauds)
      expect(Date.parse(occurredAt)).toBeGreaterThanOrEqual(Date.parse(contactedAt))
    const contacted = new Set(frauds.filter(({ role }) => role === 'contact').map(({ episode }) => episode))
    const paid = new Set(frauds.filter(({ role }) => role === 'payment').map(({ episode }) => episode))
    expect([...paid].some((episode) => !contacted.has(episode))).toBe(true)
    expect([...contacted].some((episode) => !paid.has(episode))).toBe(true)
  })

  test('feeds are thin: every optional part of a payment is missing somewhere and present elsewhere', () => {
    const payments = all
      .map(({ line }) => signalSchema.parse(JSON.parse(line)))
      .filter((signal): signal is SignalOf<'transaction'> => signal.type === 'transaction')
    const share = (has: (payment: SignalOf<'transaction'>) => boolean): number =>
      payments.filter(has).length / payments.length
    for (const has of [
      (one: SignalOf<'transaction'>) => one.payer.phone !== undefined,
      (one: SignalOf<'transaction'>) => one.payee.openedAt !== undefined,
      (one: SignalOf<'transaction'>) => one.payee.kind !== undefined,
      (one: SignalOf<'transaction'>) => one.memo !== undefined,
      (one: SignalOf<'transaction'>) => one.device !== undefined,
    ]) {
      expect(share(has)).toBeGreaterThan(0.3)
      expect(share(has)).toBeLessThan(0.98)
    }
  })
})

test('no sentence of the simulator stands in the rules, whole or nearly', () => {
  const scripts = readdirSync('rules', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => readFileSync(join('rules', path), 'utf8'))
    .join('\n')
  // Characters of Chinese, words of English, that nobody writes twice by chance.
  const HAN_RUN = 14
  const WORD_RUN = 6
  const parts = Object.values(profiles).flatMap(({ wording: { parts: said } }) => [
    ...Object.values(said.texts).flat(),
    ...Object.values(said.schemes).flatMap(({ open, press, demand }) => [...open, ...press, ...demand]),
  ])
  const runsOf = (piece: string): string[] => {
    const isHan = /\p{Script=Han}/u.test(piece)
    const units = isHan ? Array.from(piece) : piece.split(/(?<= )/)
    const size = isHan ? HAN_RUN : WORD_RUN
    return units.slice(size - 1).map((_, i) => units.slice(i, i + size).join(''))
  }
  const pieces = parts.flatMap((text) => text.split(/[{}|]/))
  const runs = new Set(pieces.flatMap(runsOf))
  const found = new Set<string>()
  for (let at = 0; at < scripts.length; at++) {
    const run = scripts.slice(at, at + HAN_RUN)
    if (runs.has(run)) found.add(run)
  }
  for (const run of runs) if (run.length > HAN_RUN && scripts.includes(run)) found.add(run)
  expect([...found]).toEqual([])
})
