import { api, type Answer } from '../../../api/client'
import { useRead } from '../../../api/query'

export type Story = Answer<'/v1/stories/{id}', 'get'>
export type Finding = NonNullable<Story['findings']>[number]
export type Field = Finding['field']
export type Words = Readonly<Record<Field, string>>

export const storyKey = (id: string) => ['story', id] as const

export const useStory = (id: string) =>
  useRead(storyKey(id), () => api.GET('/v1/stories/{id}', { params: { path: { id } } }), { live: ['story'] })

const OPEN: readonly Story['state'][] = ['drafted', 'checked', 'approved']

/** Not out, and not given up: its wording can still change. */
export const isOpen = ({ state }: Pick<Story, 'state'>): boolean => OPEN.includes(state)
export const hasBeenOut = ({ state }: Pick<Story, 'state'>): boolean =>
  state === 'released' || state === 'withdrawn'

export const wordsOf = ({ title, body }: Story): Words => ({ title, body })
export const isSame = (one: Words, other: Words): boolean =>
  one.title === other.title && one.body === other.body
