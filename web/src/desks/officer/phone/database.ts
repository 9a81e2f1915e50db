import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Answer } from '../../../api/client'
import type { Draft } from '../visit/draft'
import type { Entry } from './deed'

export type Task = Answer<'/v1/tasks', 'get'>['items'][number]
export type TaskDetail = Answer<'/v1/tasks/{id}', 'get'>
export type Me = Answer<'/v1/officers/me', 'get'>
export type Bank = Answer<'/v1/banks', 'get'>['items'][number]

/** What the officer needs to see without a network: his tasks, masked, and where the running one leads. */
export interface KeptDesk {
  readonly userId: string
  readonly readAt: number
  readonly me: Me | null
  readonly banks: readonly Bank[]
  readonly tasks: readonly Task[]
  readonly details: readonly TaskDetail[]
}

interface Kept {
  readonly userId: string
  readonly taskId: string
  readonly draft: Draft
  readonly savedAt: number
}

interface Phone extends DBSchema {
  entries: { key: [string, number]; value: Entry; indexes: { user: string } }
  drafts: { key: [string, string]; value: Kept }
  desk: { key: string; value: KeptDesk }
}

const NAME = 'menshen-officer'
const VERSION = 1

let opening: Promise<IDBPDatabase<Phone>> | null = null

const database = (): Promise<IDBPDatabase<Phone>> =>
  (opening ??= openDB<Phone>(NAME, VERSION, {
    upgrade(db) {
      db.createObjectStore('entries', { keyPath: ['userId', 'seq'] }).createIndex('user', 'userId')
      db.createObjectStore('drafts', { keyPath: ['userId', 'taskId'] })
      db.createObjectStore('desk', { keyPath: 'userId' })
    },
    // Another tab brings a newer page: this one must not hold it up.
    blocking: () => void closeDatabase(),
  }))

async function closeDatabase(): Promise<void> {
  const open = opening
  opening = null
  const db = await open
  db?.close()
}

export const entriesOf = async (userId: string): Promise<Entry[]> =>
  (await database()).getAllFromIndex('entries', 'user', userId)

/** Numbered after all the others of this user. */
export async function addEntry(entry: Omit<Entry, 'seq'>): Promise<Entry> {
  const change = (await database()).transaction('entries', 'readwrite')
  const others = await change.store.index('user').getAll(entry.userId)
  const numbered = { ...entry, seq: Math.max(0, ...others.map(({ seq }) => seq)) + 1 }
  await change.store.add(numbered)
  await change.done
  return numbered
}

export const putEntry = async (entry: Entry): Promise<void> =>
  void (await (await database()).put('entries', entry))
export const deleteEntry = async ({ userId, seq }: Entry): Promise<void> =>
  (await database()).delete('entries', [userId, seq])

export const readDraft = async (userId: string, taskId: string): Promise<Draft | null> =>
  (await (await database()).get('drafts', [userId, taskId]))?.draft ?? null
export const writeDraft = async (userId: string, taskId: string, draft: Draft): Promise<void> =>
  void (await (await database()).put('drafts', { userId, taskId, draft, savedAt: Date.now() }))
export const hasDrafts = async (userId: string): Promise<boolean> =>
  (await (await database()).getAllKeys('drafts')).some(([owner]) => owner === userId)
export const deleteDraft = async (userId: string, taskId: string): Promise<void> =>
  (await database()).delete('drafts', [userId, taskId])

export const readDesk = async (userId: string): Promise<KeptDesk | null> =>
  (await (await database()).get('desk', userId)) ?? null

/** Names and telephone numbers are not kept: the address is what leads to the door. */
export const writeDesk = async (desk: KeptDesk): Promise<void> =>
  void (await (await database()).put('desk', { ...desk, details: desk.details.map(withoutNames) }))

const withoutNames = (detail: TaskDetail): TaskDetail =>
  detail.opened === null
    ? detail
    : {
        ...detail,
        opened: {
          name: null,
          phones: [],
          address: detail.opened.address,
          organisation:
            detail.opened.organisation === null
              ? null
              : { name: null, address: detail.opened.organisation.address },
        },
      }

/** All that is kept of a user, sent or not. */
export async function wipe(userId: string): Promise<void> {
  const db = await database()
  const change = db.transaction(['entries', 'drafts', 'desk'], 'readwrite')
  const entries = await change.objectStore('entries').index('user').getAllKeys(userId)
  const drafts = await change.objectStore('drafts').getAllKeys()
  await Promise.all([
    ...entries.map((seq) => change.objectStore('entries').delete(seq)),
    ...drafts.filter(([owner]) => owner === userId).map((key) => change.objectStore('drafts').delete(key)),
    change.objectStore('desk').delete(userId),
    change.done,
  ])
}

/** Of tasks that are not the user's any more, and of days gone by, nothing stays. */
export async function forgetDrafts(userId: string, taskIds: readonly string[]): Promise<void> {
  const db = await database()
  const drafts = await db.getAllKeys('drafts')
  const gone = drafts.filter(([owner, taskId]) => owner === userId && !taskIds.includes(taskId))
  await Promise.all(gone.map((key) => db.delete('drafts', key)))
}

// The service takes nothing that is older than a week.
const LONGEST_KEPT_MS = 8 * 86_400_000

/** Of another officer on this phone his tasks are forgotten at once; what he has not sent waits for him, but not for ever. */
export async function forgetOthers(userId: string): Promise<void> {
  const db = await database()
  const desks = await db.getAllKeys('desk')
  await Promise.all(desks.filter((owner) => owner !== userId).map((owner) => db.delete('desk', owner)))
  const oldest = Date.now() - LONGEST_KEPT_MS
  const entries = await db.getAll('entries')
  await Promise.all(
    entries.filter((entry) => entry.userId !== userId && entry.keptSince < oldest).map(deleteEntry),
  )
  const drafts = await db.getAll('drafts')
  await Promise.all(
    drafts
      .filter(({ savedAt }) => savedAt < oldest)
      .map(({ userId: owner, taskId }) => deleteDraft(owner, taskId)),
  )
}
