import { z } from 'zod'
import { reasonSchema } from '../transitions'
import { bilingual, storyFacts } from './facts'
import { findingGroups, findingKinds, kinds } from './finding-kinds'
import { voices } from './compose'
import { publicTypologies } from './phrases'
import { storyMachine } from './machine'
import { wideningSteps } from './widening'

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

export const pictureParams = z.strictObject({ name: z.string().max(100) })

export const stateSchema = z.enum(storyMachine.states)

export const listQuery = z.strictObject({
  state: stateSchema.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MOST).default(PAGE_DEFAULT),
})
export type ListQuery = z.infer<typeof listQuery>

const voice = z
  .enum(voices)
  .describe('notice: a few lines; article: a column; lessons: three things to remember')

export const draftBody = z.strictObject({
  warningNumber: z.string().min(1).max(40),
  voice: voice.default('article'),
})

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

export const redraftBody = z.strictObject({
  revision: editBody.shape.revision,
  voice: voice.optional().describe('another one than it has'),
})
export type Redraft = z.infer<typeof redraftBody>

export const inspectBody = z.strictObject({
  title: z
    .string()
    .max(LONGEST_TITLE)
    .describe('as it stands in the field; offsets of findings are of this text'),
  body: z.string().max(LONGEST_BODY),
})
export type Inspection = z.infer<typeof inspectBody>

export const withdrawBody = z.strictObject({ reason: reasonSchema })

/** As it is stored with the revision that was checked. */
const storedFinding = z.object({
  kind: z.enum(findingKinds),
  field: z.enum(['title', 'body']),
  start: z.number().int().describe('offset in UTF-16 units'),
  end: z.number().int(),
  what: z.enum(['sealed', 'pattern']).describe('sealed: of this case; pattern: it looks like somebody’s'),
  replacement: z
    .string()
    .nullable()
    .default(null)
    .describe('what may stand there instead, where that is sure; empty: leave it out'),
  k: z
    .number()
    .int()
    .nullable()
    .default(null)
    .describe('of a rare combination: so many cases of the quarter fit the text'),
})
export const storedFindings = z.array(storedFinding)

/** On what it may be released: nobody's case is told, enough cases are alike, or the person has agreed. */
export const standingView = z.object({
  k: z
    .number()
    .int()
    .nullable()
    .describe('so many cases of the quarter fit what is said; null: no case is told'),
  said: z.array(z.enum(wideningSteps)).describe('what is said of when, where, who and how much'),
  basis: z.enum(['no-case', 'anonymity', 'consent']).nullable().describe('null: on nothing yet'),
})

export const findingView = storedFinding.extend({
  group: z.enum(findingGroups).describe('what sort of thing it is'),
  reason: bilingual.describe('what it is and what to write in its stead'),
})

export const presentFindings = (findings: z.infer<typeof storedFindings>): z.input<typeof findingView>[] =>
  findings.map((finding) => ({ ...finding, ...kinds[finding.kind] }))

export const inspectionView = z.object({
  findings: z.array(findingView),
  standing: standingView,
  k: z.number().int().describe('so many cases of a quarter must fit a story at least'),
})

const person = z.object({ id: z.uuid(), displayName: z.string() }).nullable()
const time = z.iso.datetime().nullable()

export const storySummaryView = z.object({
  id: z.uuid(),
  slug: z.string(),
  warningNumber: z.string(),
  state: stateSchema,
  title: z.string(),
  typology: z.string(),
  revision: z.number().int(),
  findingCount: z.number().int().nullable().describe('null: this revision has not been checked'),
  views: z.number().int().describe('how often the public page was read, by people as far as can be told'),
  draftedBy: person.describe('null: drafted by the service itself'),
  editedBy: person.describe('who wrote the present revision; null: the service'),
  approvedBy: person,
  releasedBy: person,
  draftedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})

export const storyView = storySummaryView.extend({
  body: z.string(),
  facts: storyFacts.describe('all that is known of the case here; already generalised'),
  findings: z.array(findingView).nullable(),
  standing: standingView.nullable().describe('of the revision that was checked last'),
  voice,
  phrases: z
    .object({ reviewedBy: z.string(), reviewedOn: z.iso.date() })
    .describe('who read the words that are the same in every such story, and when'),
  original: z
    .object({ title: z.string(), body: z.string() })
    .describe('what the service itself writes from these facts: to compare with'),
  checkedAt: time,
  approvedAt: time,
  releasedAt: time,
  withdrawnBy: person,
  withdrawnAt: time,
})

export const storyPage = z.object({
  items: z.array(storySummaryView),
  nextCursor: z.string().nullable(),
  counts: z.record(stateSchema, z.number().int()).describe('how many are in each state'),
})

export const historyView = z.object({
  items: z.array(
    z.object({
      event: z.string(),
      fromState: stateSchema.nullable(),
      toState: stateSchema,
      by: person.describe('null: the service'),
      reason: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
})

export const viewsView = z.object({
  total: z.number().int(),
  days: z
    .array(z.object({ day: z.iso.date(), views: z.number().int() }))
    .describe('the last 90 days on which somebody read it, the latest first'),
})

export const previewQuery = z.strictObject({ as: z.enum(['column', 'article']).default('column') })

export const articleView = z.object({
  title: z.string(),
  summary: z.string().describe('for the field beside the title'),
  html: z.string().describe('inline styles only: no class, no script, nothing from elsewhere'),
  text: z.string().describe('the same for where no markup can be pasted'),
})

const LONGEST_SEARCH = 100

/** Words as somebody typed them; what cannot be stored cannot be found either. */
const searched = z
  .string()
  .transform((text) =>
    text.replaceAll(new RegExp(CONTROLS, 'gu'), ' ').trim().slice(0, LONGEST_SEARCH).trim(),
  )

export const listPageQuery = z.strictObject({
  page: z.coerce.number().int().min(1).max(1_000).default(1),
  typology: z
    .enum(['', ...publicTypologies])
    .catch('')
    .default('')
    .describe('a main typology; anything else: all'),
  q: searched.default('').describe('words that all stand in the story'),
})
