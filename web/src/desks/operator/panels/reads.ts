import { api, type Answer } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useNow } from '../../../parts/time'
import { nextAction, type NextAction } from './next-action'

export type WarningDetail = Answer<'/v1/warnings/{id}', 'get'>
export type WarningSignal = WarningDetail['signals'][number]
export type Task = Answer<'/v1/tasks', 'get'>['items'][number]
export type Calls = Answer<'/v1/warnings/{id}/calls', 'get'>
export type Contacts = Answer<'/v1/warnings/{id}/automatic-contacts', 'get'>
export type Contact = Contacts['items'][number]
export type Money = Answer<'/v1/warnings/{id}/money', 'get'>
export type Suggestion = Answer<'/v1/warnings/{id}/suggestion', 'get'>
export type Timeline = Answer<'/v1/warnings/{id}/timeline', 'get'>
export type SignalText = Answer<'/v1/warnings/{id}/signals/{signalId}/text', 'post'>

const POSITIONS_MS = 30_000
const MOST_TASKS = 50

const pathOf = (id: string) => ({ params: { path: { id } } })

/** Newest first. */
export const useTasks = (warningId: string) =>
  useRead(
    ['tasks', { warningId }],
    () => api.GET('/v1/tasks', { params: { query: { warningId, limit: MOST_TASKS } } }),
    { live: ['task'] },
  )

export const useCalls = (warningId: string) =>
  useRead(['calls', warningId], () => api.GET('/v1/warnings/{id}/calls', pathOf(warningId)), {
    live: ['warning', 'planned_call'],
  })

export const useContacts = (warningId: string) =>
  useRead(
    ['automatic-contacts', warningId],
    () => api.GET('/v1/warnings/{id}/automatic-contacts', pathOf(warningId)),
    {
      live: ['warning', 'message'],
    },
  )

export const useTimeline = (warningId: string) =>
  useRead(['timeline', warningId], () => api.GET('/v1/warnings/{id}/timeline', pathOf(warningId)), {
    live: [
      'warning',
      'task',
      'stop',
      'proposed_stop',
      'traced_account',
      'freeze',
      'protective_hold',
      'planned_call',
      'message',
      'story',
    ],
  })

export const useMoney = (warningId: string) =>
  useRead(['money', warningId], () => api.GET('/v1/warnings/{id}/money', pathOf(warningId)), {
    live: ['warning', 'task', 'stop', 'proposed_stop', 'freeze', 'protective_hold'],
  })

/** Officers move without a move of any machine. */
export const useSuggestion = (warningId: string) =>
  useRead(['suggestion', warningId], () => api.GET('/v1/warnings/{id}/suggestion', pathOf(warningId)), {
    live: ['task'],
    everyMs: POSITIONS_MS,
  })

export const useFirstWords = (typology: string) =>
  useRead(['words', typology], () => api.GET('/v1/typologies/{id}/words', pathOf(typology)))

export const useTypologies = () => useRead(['typologies'], () => api.GET('/v1/typologies'))

/** The elements of the lexicon by their names; they change with the rules only. */
export const useElements = () => useRead(['elements'], () => api.GET('/v1/lexicon/elements'))

/** null while it is not known what has been done so far. */
export function useNextAction(warning: WarningDetail): NextAction | null {
  const tasks = useTasks(warning.id)
  const calls = useCalls(warning.id)
  const now = useNow()
  if (tasks.data === undefined || calls.data === undefined) return null
  return nextAction(warning, tasks.data.items, calls.data, now)
}
