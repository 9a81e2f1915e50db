import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createEngine, type LabelledCase } from '../engine'
import { createModelCache } from '../platform/model-cache'
import { localCases, readCases } from './cases'
import { jsonOf } from '../lib/json'
import { linesOf, lineWriter } from './jsonl'
import { defaultRulesDir, openPack } from './rules'

const USAGE = 'usage: menshen classify texts.jsonl [--cases labelled.jsonl] [--rules DIR] --out out.jsonl\n'
const textSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

/** `{id,text}` a line -> `{id,typology,fraudProbability,similar}` a line, in the same order. */
export async function run(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { cases: { type: 'string' }, rules: { type: 'string' }, out: { type: 'string' } },
  })
  const [input] = positionals
  if (input === undefined || values.out === undefined) {
    process.stderr.write(USAGE)
    return 2
  }
  const pack = openPack(values.rules ?? defaultRulesDir())
  if (pack === null) return 1
  const cases = await allCases(values.cases)
  const engine = createEngine(pack, { cases, cache: createModelCache() })
  const out = await lineWriter(values.out)
  let refused = 0
  for await (const line of linesOf(input)) {
    const json = jsonOf(line.text)
    const parsed = json === null ? null : textSchema.safeParse(json.value)
    if (parsed?.success !== true) {
      refused++
      process.stderr.write(`${input}:${line.number}: expected {"id": …, "text": …}\n`)
      continue
    }
    const { typology, fraudProbability, similar } = engine.classify(parsed.data.text)
    await out.write(JSON.stringify({ id: parsed.data.id, typology, fraudProbability, similar }))
  }
  await out.close()
  if (refused > 0) process.stderr.write(`${refused} lines refused\n`)
  return 0
}

/** Cases imported on this machine and those of `--cases`. */
export async function allCases(file: string | undefined): Promise<LabelledCase[]> {
  const local = await localCases()
  return file === undefined ? local : [...local, ...(await readCases(file)).cases]
}
