import { api, type Answer } from '../../api/client'
import { useRead } from '../../api/query'

export type Pack = Answer<'/v1/rulesets/{hash}', 'get'>
export type FileInPack = Answer<'/v1/rulesets/{hash}/contents', 'get'>['items'][number]
export type RuleHead = NonNullable<FileInPack['rule']>
export type RuleSummary = Answer<'/v1/rules', 'get'>['items'][number]
export type Difference = Answer<'/v1/rulesets/{hash}/difference', 'get'>
export type Replay = Answer<'/v1/replays/{id}', 'get'>
export type ReplayResult = NonNullable<Replay['result']>
export type Language = Answer<'/v1/rules/language', 'get'>
export type Check = Answer<'/v1/rules/check', 'post'>
export type Problem = Check['problems'][number]

const MOST_PACKS = 200
const live = ['ruleset']
// A pack never changes: what was read of one is kept.
const of = (hash: string) => ({ path: { hash } })

export const usePacks = () =>
  useRead(['rulesets'], () => api.GET('/v1/rulesets', { params: { query: { limit: MOST_PACKS } } }), { live })

/** The pack in force; undefined until it is known. */
export const useLivePack = (): Pack | undefined =>
  usePacks().data?.items.find(({ state }) => state === 'live')

export const usePack = (hash: string) =>
  useRead(['rulesets', hash], () => api.GET('/v1/rulesets/{hash}', { params: of(hash) }), { live })

export const useContents = (hash: string | undefined) =>
  useRead(
    ['ruleset-contents', hash],
    () => api.GET('/v1/rulesets/{hash}/contents', { params: of(hash ?? '') }),
    { isWanted: hash !== undefined },
  )

export const useFile = (hash: string | undefined, path: string | undefined) =>
  useRead(
    ['ruleset-file', hash, path],
    () =>
      api.GET('/v1/rulesets/{hash}/files', {
        params: { ...of(hash ?? ''), query: path === undefined ? {} : { path } },
      }),
    { isWanted: hash !== undefined && path !== undefined },
  )

export const useDifference = (hash: string) =>
  useRead(
    ['ruleset-difference', hash],
    () => api.GET('/v1/rulesets/{hash}/difference', { params: of(hash) }),
    { live },
  )

export const useLines = (hash: string, path: string) =>
  useRead(
    ['ruleset-lines', hash, path],
    () => api.GET('/v1/rulesets/{hash}/difference/lines', { params: { ...of(hash), query: { path } } }),
    { live },
  )

export const useLanguageOf = (base: string) =>
  useRead(['rule-language', base], () => api.GET('/v1/rules/language', { params: { query: { base } } }))

export const useRules = () => useRead(['rules'], () => api.GET('/v1/rules'), { live })

export const useReplays = (hash: string) =>
  useRead(['replays', hash], () => api.GET('/v1/rulesets/{hash}/replays', { params: of(hash) }), {
    live: ['replay'],
  })
