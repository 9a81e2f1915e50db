import type { z } from 'zod'
import { packSchemas, type PackProblem } from '../engine'
import { route, type Route } from '../http/route'
import { contentsOf, historyOf, linesThatDiffer, type FileInPack } from './contents'
import { presentRuleset } from './present'
import { hashParams } from './schema'
import { checkChanges, readLanguage } from './studio'
import * as schema from './studio-schema'

const read = { method: 'get', policy: 'ruleset.read' } as const

/** What somebody who writes rules asks for while writing. */
export const studioRoutes: readonly Route[] = [
  route({
    method: 'post',
    isQuestion: true,
    path: '/v1/rules/check',
    policy: 'ruleset.import',
    tag: 'rules',
    summary: 'What is to be said of changed files, with line and column; nothing is kept',
    body: schema.checkSchema,
    response: schema.checkView,
    errors: ['not_found', 'overloaded', 'body_too_large', 'ruleset_refused'],
    handle: async (ctx, { body: { base = null, files, removed } }) => {
      const changed = files.map(({ path, content }) => ({ path, text: content }))
      const { warnings, problems, tests, ...found } = await checkChanges(
        ctx,
        { files: changed, removed },
        base,
      )
      return {
        ...found,
        problems: [...problems.map(presentProblem('error')), ...warnings.map(presentProblem('warning'))],
        tests: tests.map(({ problem: _, ...test }) => test),
      }
    },
  }),
  route({
    ...read,
    path: '/v1/rules/language',
    tag: 'rules',
    summary: 'What a rule may be written with: keys, facts, functions, units, names of the pack',
    query: schema.baseQuery,
    response: schema.languageView,
    errors: ['not_found', 'ruleset_refused'],
    handle: async (ctx, { query }) => {
      const language = await readLanguage(ctx, query.base ?? null)
      return { ...presentLanguage(language), schema: ruleSchema() }
    },
  }),
  route({
    ...read,
    path: '/v1/rules/:rule/history',
    tag: 'rules',
    summary: 'The packs that have a rule, the youngest first, and where it changed',
    params: schema.ruleParams,
    response: schema.historyView,
    errors: ['not_found'],
    handle: async (ctx, { params: { rule } }) => ({
      rule,
      items: (await historyOf(ctx, rule)).map(({ pack, path, head, isChanged }) => ({
        pack: presentRuleset(pack),
        path,
        version: head?.version ?? null,
        isChanged,
      })),
    }),
  }),
  route({
    ...read,
    path: '/v1/rulesets/:hash/contents',
    tag: 'rulesets',
    summary: 'The files of a pack and the rules in them, without their texts',
    params: hashParams,
    response: schema.contentsView,
    errors: ['not_found'],
    handle: async (ctx, { params: { hash } }) => ({
      hash,
      items: (await contentsOf(ctx, hash)).map(presentFile),
    }),
  }),
  route({
    ...read,
    path: '/v1/rulesets/:hash/difference/lines',
    tag: 'rulesets',
    summary: 'How one of its files differs from that of the live pack, or of another one, line by line',
    params: hashParams,
    query: schema.linesQuery,
    response: schema.linesView,
    errors: ['not_found'],
    handle: async (ctx, { params, query }) => {
      const { hunks, ...rest } = await linesThatDiffer(ctx, params.hash, query.path, query.against ?? null)
      return { ...rest, hunks: hunks.map((hunk) => [...hunk]) }
    },
  }),
]

const presentProblem =
  (severity: 'error' | 'warning') =>
  ({ reason, zh, ...where }: PackProblem): z.input<typeof schema.checkView>['problems'][number] => ({
    ...where,
    severity,
    message: { zh, en: reason },
  })

function presentFile({
  path,
  characters,
  rule,
}: FileInPack): z.input<typeof schema.contentsView>['items'][number] {
  if (rule === null) return { path, characters, rule }
  const { id, version, title, typology, status, signals, weight } = rule
  return { path, characters, rule: { id, version, title, typology, status, signals, weight } }
}

type Language = Awaited<ReturnType<typeof readLanguage>>

/** The same lists, as lists that may be changed. */
const presentLanguage = (language: Language): Omit<z.input<typeof schema.languageView>, 'schema'> => ({
  base: language.base,
  keys: [...language.keys],
  facts: language.facts.map((fact) => ({ ...fact, signals: [...fact.signals], values: [...fact.values] })),
  functions: [...language.functions],
  units: [...language.units],
  typologies: [...language.typologies],
  lists: [...language.lists],
  elements: [...language.elements],
  windows: language.windows.map((window) => ({ ...window, of: [...window.of] })),
  marks: [...language.marks],
})

function ruleSchema(): Record<string, unknown> {
  const text = packSchemas().get('rule.json') ?? '{}'
  return schema.jsonObject.parse(JSON.parse(text))
}
