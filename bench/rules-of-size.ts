import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { loadRulePack, type RulePack } from '../src/engine'

// Too little to change what is held: the copies are there to be evaluated.
const WEIGHT = 0.001

interface Written {
  id: string
  status: string
  condition: string
  weight: number
  tests?: unknown
  parameters?: Record<string, unknown>
}

/** The pack of `dir` with copies of its live rules until it has `size` of them; each copy asks for other numbers. */
export function packOf(dir: string, size: number, folder: string): RulePack {
  const copy = join(folder, `rules-${size}`)
  cpSync(dir, copy, { recursive: true })
  const rules = liveRulesOf(dir)
  mkdirSync(join(copy, 'copies'))
  for (let made = rules.length; made < size; made++) {
    const source = rules[made % rules.length]
    if (source === undefined) break
    const round = Math.floor(made / rules.length)
    const text = stringify({
      ...source,
      id: `${source.id}-${round}`,
      weight: WEIGHT,
      parameters: shifted(source, round),
    })
    writeFileSync(join(copy, 'copies', `${source.id}-${round}.yaml`), text)
  }
  return loadRulePack(copy)
}

function liveRulesOf(dir: string): Written[] {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.yaml'),
  )
  return files
    .map((path) => parse(readFileSync(join(dir, path), 'utf8')) as Partial<Written> | null)
    .filter((rule): rule is Written => typeof rule?.condition === 'string' && rule.status === 'live')
}

/** Numbers of a rule's parameters, a little larger with each copy, so that no two conditions are the same. */
function shifted({ parameters }: Written, round: number): Record<string, unknown> | undefined {
  if (parameters === undefined) return undefined
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, shiftedValue(value, round)]),
  )
}

function shiftedValue(value: unknown, round: number): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value + round : value * (1 + round / 50)
  if (typeof value !== 'string') return value
  return value.replace(/^[\d_]+(?:\.\d+)?/, (digits) => String(Number(digits.replaceAll('_', '')) + round))
}
