import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinyin } from 'pinyin-pro'
import { districts } from '../seeds/divisions'
import { towns } from '../seeds/places'
import { distanceMeters, locateAddress, type Gazetteer, type Located } from '../src/stations'

/**
 * npm run bench:places [-- --each 500]: how well addresses are understood. They are made from the divisions of 2016, with the
 * towns of that year (Vonng/adcode; not the list the service has), and spoilt in one way each; right is the town of today that
 * has the village's code. Needs the data folder (MENSHEN_SHARED_DATA).
 */

interface Old {
  readonly code: string
  readonly name: string
  readonly town: string
  readonly district: string
  readonly point: { readonly lon: number; readonly lat: number } | null
}

const folder = process.env['MENSHEN_SHARED_DATA'] ?? '../shared/data'
const next = randomly(20_161_129)
const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] ?? fail('an empty list')

function main(): void {
  if (!existsSync(folder)) fail(`no folder ${folder}`)
  const gazetteer: Gazetteer = { districts, towns }
  const today = new Map(
    csv('geo_divisions/villages_3306.csv').map(([code = '', name = '']) => [code, plain(name)]),
  )
  const all = oldVillages()
  const known = all.filter(({ code, name }) => today.get(code) === name)
  const at = process.argv.indexOf('--each')
  const each = at < 0 ? 500 : Number(process.argv[at + 1])
  const renamed = movedVillages(all, today)
  const rows = [
    ...Object.entries(ways).map(([way, spoil]) => measure(way, spoil, { gazetteer, known, each })),
    ...Object.entries(formerTown).map(([way, spoil]) =>
      measure(way, spoil, { gazetteer, known: renamed, each }),
    ),
  ]
  const apart = known.flatMap(({ code, point }) => {
    const town = towns.find((one) => code.startsWith(one.code))
    return point === null || town === undefined ? [] : [distanceMeters(point, town)]
  })
  const fromTown = {
    villages: apart.length,
    p50Meters: quantile(apart, 0.5),
    p90Meters: quantile(apart, 0.9),
  }
  console.table(rows)
  console.table([fromTown])
  mkdirSync('bench/results', { recursive: true })
  writeFileSync(
    'bench/results/places.json',
    `${JSON.stringify({ known: known.length, rows, fromTown }, null, 2)}\n`,
  )
}

/** An address of the village, spoilt in one way; null: it cannot be. */
const ways: Readonly<Record<string, (village: Old) => string | null>> = {
  'whole, as of 2016': ({ district, town, name }) => `浙江省绍兴市${district}${town}${name}12号`,
  'no village': ({ district, town }) => `${district}${town}人民路12号`,
  'no district': ({ town, name }) => `${town}${name}12号`,
  'no town': ({ district, name }) => `${district}${name}12号`,
  'village alone': ({ name }) => `${name}12号`,
  'short names, no village': ({ district, town }) => `${short(district)}${short(town)}中兴路12号`,
  'wrong character in the town': ({ district, town, name }) =>
    spoilt(town, other, (bad) => `${district}${bad}${name}12号`),
  'homophone in the town': ({ district, town, name }) =>
    spoilt(town, homophone, (bad) => `${district}${bad}${name}12号`),
  'wrong character in the town, no village': ({ district, town }) =>
    spoilt(town, other, (bad) => `${district}${bad}人民路12号`),
  'homophone in the town, no village': ({ district, town }) =>
    spoilt(town, homophone, (bad) => `${district}${bad}人民路12号`),
  'wrong character in the village': ({ district, town, name }) =>
    spoilt(name, other, (bad) => `${district}${town}${bad}12号`),
  'homophone in the village, no town': ({ district, name }) =>
    spoilt(name, homophone, (bad) => `${district}${bad}12号`),
  'wrong character in the district': ({ district, town, name }) =>
    spoilt(district, other, (bad) => `${bad}${town}${name}12号`),
}

/** The same for villages whose town of 2016 is no more, or is called otherwise. */
const formerTown: Readonly<Record<string, (village: Old) => string | null>> = {
  'former town, with its village': ({ district, town, name }) => `${district}${town}${name}12号`,
  'former town, no village': ({ district, town }) => `${district}${town}人民路12号`,
}

/** By name, where it is the only one of its district today; with today's code. */
function movedVillages(all: readonly Old[], today: ReadonlyMap<string, string>): Old[] {
  const isToday = new Set(towns.map(({ name, districtCode }) => `${districtCode} ${name}`))
  const codes = [...today]
  return all
    .filter(({ code, town }) => !isToday.has(`${code.slice(0, 6)} ${town}`))
    .flatMap((old) => {
      const alike = codes.filter(
        ([code, name]) => name === old.name && code.slice(0, 6) === old.code.slice(0, 6),
      )
      return alike.length === 1 ? [{ ...old, code: alike[0]?.[0] ?? '' }] : []
    })
}

function measure(
  way: string,
  spoil: (village: Old) => string | null,
  {
    gazetteer,
    known,
    each,
  }: { readonly gazetteer: Gazetteer; readonly known: readonly Old[]; readonly each: number },
) {
  const counts = { addresses: 0, town: 0, village: 0, unsure: 0, wrong: 0 }
  const started = process.cpuUsage()
  while (counts.addresses < each) {
    const village = pick(known)
    const address = spoil(village)
    if (address === null) continue
    counts.addresses += 1
    const found = locateAddress(gazetteer, address)
    counts[verdict(found, village)] += 1
    if (found.village?.code === village.code) counts.village += 1
  }
  const { user, system } = process.cpuUsage(started)
  const share = (count: number): string => `${((100 * count) / counts.addresses).toFixed(1)} %`
  return {
    way,
    addresses: counts.addresses,
    rightTown: share(counts.town),
    rightVillage: share(counts.village),
    unsure: share(counts.unsure),
    wrongTown: share(counts.wrong),
    msEach: Number(((user + system) / 1000 / counts.addresses).toFixed(2)),
  }
}

const verdict = ({ town }: Located, { code }: Old): 'town' | 'unsure' | 'wrong' =>
  town === null ? 'unsure' : code.startsWith(town.code) ? 'town' : 'wrong'

/** One character, not of the last word (街道, 镇, 村), replaced. */
function spoilt(
  name: string,
  replace: (character: string) => string | null,
  write: (bad: string) => string,
): string | null {
  const stem = name.replace(/(?:街道|镇|乡|社区|村|[区县市])$/u, '')
  if (stem.length === 0) return null
  const at = Math.floor(next() * stem.length)
  const bad = replace(stem[at] ?? '')
  return bad === null ? null : write(name.slice(0, at) + bad + name.slice(at + 1))
}

/** The 3,755 commonest characters: the first level of GB 2312. */
const common = (() => {
  const decoder = new TextDecoder('gb2312')
  const characters: string[] = []
  for (let high = 0xb0; high <= 0xd7; high += 1)
    for (let low = 0xa1; low <= (high === 0xd7 ? 0xf9 : 0xfe); low += 1)
      characters.push(decoder.decode(Uint8Array.of(high, low)))
  return characters
})()
const soundOf = (character: string): string => pinyin(character, { toneType: 'none' })
const bySound = new Map<string, string[]>()
for (const each of common) bySound.set(soundOf(each), [...(bySound.get(soundOf(each)) ?? []), each])

const other = (character: string): string => {
  const bad = pick(common)
  return bad === character ? other(character) : bad
}
function homophone(character: string): string | null {
  const alike = (bySound.get(soundOf(character)) ?? []).filter((each) => each !== character)
  return alike.length === 0 ? null : pick(alike)
}

function oldVillages(): Old[] {
  return districts.flatMap(({ code }) =>
    csv(`geo_adcode/adcode_${code}.csv`).flatMap((row) => {
      const [village = '', , name = '', level] = row
      const [lon = '', lat = ''] = [row[12], row[13]]
      if (level !== 'village') return []
      const point = lon === '' ? null : { lon: Number(lon), lat: Number(lat) }
      return [{ code: village, name: plain(name), district: row[17] ?? '', town: row[18] ?? '', point }]
    }),
  )
}

const csv = (path: string): string[][] =>
  readFileSync(join(folder, path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.replace(/"/gu, '').trim()))

const plain = (name: string): string =>
  name
    .replace(/社区居(?:民)?委(?:员)?会$/u, '社区')
    .replace(/村民委员会$|村委会$/u, '村')
    .replace(/居民委员会$|居委会$/u, '社区')
    .replace(/村村$/u, '村')
    .replace(/社区社区$/u, '社区')
const short = (name: string): string => name.replace(/(?:街道|镇|乡|[区县市])$/u, '')

function quantile(all: readonly number[], share: number): number {
  const inOrder = [...all].sort((a, b) => a - b)
  return Math.round(inOrder[Math.floor(share * (inOrder.length - 1))] ?? 0)
}

function randomly(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function fail(message: string): never {
  throw new Error(message)
}

main()
