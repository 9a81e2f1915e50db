import { api, type Body } from '../../../api/client'
import type { Draft } from '../visit/draft'
import type { DeedKind, Entry as AnyEntry } from './queue'

export type VisitReport = Body<'/v1/tasks/{id}/visits', 'post'>
export type FollowUpAnswer = Body<'/v1/tasks/{id}/follow-up', 'post'>

/** What the officer can do without a network. */
export interface Deed {
  readonly reason?: string
  readonly report?: VisitReport
  /** What the report was made from: one that is refused is mended by taps. */
  readonly draft?: Draft
  readonly answer?: FollowUpAnswer
  readonly onDuty?: boolean
}
export type Entry = AnyEntry<Deed>

export interface NewDeed {
  readonly kind: DeedKind
  readonly taskId: string | null
  readonly about: string | null
  readonly deed: Deed
}

type Exchange = Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>

/** Carries an entry to the service, under its own key and in the name of whoever made it. */
export function carry(entry: Entry): Exchange {
  const header = { 'idempotency-key': entry.id, 'x-entered-by': entry.userId }
  const { enteredAt } = entry
  const deed = entry.deed ?? {}
  const params = { header, path: { id: entry.taskId ?? '' } }
  switch (entry.kind) {
    case 'accept':
      return api.POST('/v1/tasks/{id}/accept', { params, body: { enteredAt } })
    case 'depart':
      return api.POST('/v1/tasks/{id}/depart', { params, body: { enteredAt } })
    case 'arrive':
      return api.POST('/v1/tasks/{id}/arrive', { params, body: { enteredAt } })
    case 'return':
      return api.POST('/v1/tasks/{id}/return', { params, body: { reason: deed.reason ?? '', enteredAt } })
    case 'visit':
      return api.POST('/v1/tasks/{id}/visits', { params, body: { ...required(deed.report), enteredAt } })
    case 'follow-up':
      return api.POST('/v1/tasks/{id}/follow-up', { params, body: { ...required(deed.answer), enteredAt } })
    case 'duty':
      return api.PUT('/v1/officers/me/duty', { params: { header }, body: { onDuty: required(deed.onDuty) } })
  }
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('an entry without its content')
  return value
}
