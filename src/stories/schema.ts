import { z } from 'zod'
import { reasonSchema } from '../transitions'
import { storyFacts } from './facts'
import { findingKinds } from './leak-check'
import { storyMachine } from './machine'

const PAGE_DEFAULT = 50
const PAGE_MOST = 200
const LONGEST_TITLE = 120
const LONGEST_BODY = 20_000

// Controls cannot be stored or shown; the line feed is what parts paragraphs.
const CONTROLS = /[\p{Cs}\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/u

const written = (longest: number) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(longest)
        .refine((text) => !CONTROLS.test(text), { message: 'expected text without control characters' }),
    )

export const idParams = z.strictObject({ id: z.uuid() })
export const slugParams = z.strictObject({ slug: z.string().max(100) })

export const stateSchema = z.enum(storyMachine.states)

export const listQuery = z.strictObject({
  state: stateSchema.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MOST).default(PAGE_DEFAULT),
})
export type ListQuery = z.infer<typeof listQuery>

export const draftBody = z.strictObject({ warningNumber: z.string().min(1).max(40) })

export const editBody = z.strictObject({
  title: written(LONGEST_TITLE),
  body: written(LONGEST_BODY),
  revision: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('the revision that was read; given, an edit of another one is refused as lost_race'),
})
export type Edit = z.infer<typeof editBody>

export const withdrawBody = z.strictObject({ reason: reasonSchema })

export const findingView = z.object({
  kind: z.enum(findingKinds),
  field: z.enum(['title', 'body']),
  start: z.number().int().describe('offset in UTF-16 units'),
  end: z.number().int(),
  what: z.enum(['sealed', 'pattern']).describe('sealed: of this case; pattern: it looks like somebody’s'),
})
export const findingsSchema = z.array(findingView)

const person = z.object({ id: z.uuid(), displayName: z.string() }).nullable()
const time = z.iso.datetime().nullable()

export const storySummaryView = z.object({
  id: z.uuid(),
  slug: z.string(),
  warningNumber: z.string(),
  state: stateSchema,
  title: z.string(),
  revision: z.number().int(),
  findingCount: z.number().int().nullable().describe('null: this revision has not been checked'),
  draftedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})

export const storyView = storySummaryView.extend({
  body: z.string(),
  facts: storyFacts.describe('all that is known of the case here; already generalised'),
  findings: findingsSchema.nullable(),
  checkedAt: time,
  draftedBy: person.describe('null: drafted by the service itself'),
  editedBy: person.describe('who wrote the present revision; null: the service'),
  approvedBy: person,
  approvedAt: time,
  releasedBy: person,
  releasedAt: time,
  withdrawnBy: person,
  withdrawnAt: time,
})

export const storyPage = z.object({ items: z.array(storySummaryView), nextCursor: z.string().nullable() })

export const pageQuery = z.strictObject({ page: z.coerce.number().int().min(1).max(1_000).default(1) })
