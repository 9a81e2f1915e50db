import { z } from 'zod'
import { flawOf } from './pattern'

/**
 * A phrase of normalised text. `~` stands for up to eight characters between two parts in one sentence (24 before Latin
 * letters), `(报|念|)` for alternatives, of which one may be empty.
 */
const pattern = z
  .string()
  .min(1)
  .superRefine((text, context) => {
    const flaw = flawOf(text)
    if (flaw !== null) context.addIssue({ code: 'custom', message: flaw })
  })

export const lexiconElementSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+\.[a-z0-9-]+$/),
  zh: z.string().min(1),
  /** For those who read the page in English; a pack of before has none. */
  en: z.string().min(1).optional(),
  /** claim, pretext, demand, pressure, secrecy, channel, memo, role, benign */
  group: z.enum(['claim', 'pretext', 'demand', 'pressure', 'secrecy', 'channel', 'memo', 'role', 'benign']),
  /** See {@link pattern}. */
  patterns: z.array(pattern).min(1),
  /** Words that warn elsewhere are no warning inside this element: 我们不是骗子, 反诈中心打来别接. */
  hidesCues: z.boolean().optional(),
})
export type LexiconElement = z.infer<typeof lexiconElementSchema>

export const lexiconFileSchema = z.strictObject({ elements: z.array(lexiconElementSchema).min(1) })

const patterns = z.array(pattern)

/** When someone speaks about a fraud instead of committing it. */
export const lexiconContextSchema = z.strictObject({
  /** Says of what stands near that it is fraud (都是诈骗): whatever is within 200 characters is only spoken about. */
  warningText: patterns,
  /** Says that the reader should beware (谨防诈骗), of what follows in its sentence, up to a contrast. */
  warningTag: patterns,
  /** Makes its sentence one about fraud (如果有人, 骗子). */
  warningSentence: patterns,
  /** Makes what follows in its sentence somebody else's words (谎称, 我朋友说他). */
  reported: patterns,
  /** Says what is never asked (不会要求): what follows in its sentence, up to a contrast. */
  refused: patterns,
  contrast: patterns,
  /** Deny a claim, pretext or demand shortly behind them in the clause. */
  negations: patterns,
  /** Phrases in which a cue or a negation is none: 特别, 不要紧张. */
  asides: patterns,
  /** A victim tells his own case: what he reports was said to him, 骗子 and 谎称 notwithstanding. */
  firstHand: patterns,
  /** Groups whose elements a negation just before turns into their denial. */
  deniable: z.array(z.string().min(1)),
})
export type LexiconContext = z.infer<typeof lexiconContextSchema>

export const variantsSchema = z.strictObject({
  variants: z.record(z.string().min(1), z.string()),
  /** Words of the trade that are put back when they are hidden. */
  words: z.array(z.string().min(2)),
  /** Domains of public bodies, banks and platforms; a link elsewhere in their name is a bait. */
  officialDomains: z.array(z.string().regex(/^[a-z0-9.-]+$/)),
})

export const VOICES = [
  'call',
  'transcript',
  'sms',
  'chat',
  'notice',
  'letter',
  'email',
  'narrative',
  'mixed',
] as const

export const scriptFileSchema = z.strictObject({
  /** Whose hand it is: `npm run eval` holds out one author at a time, since a style travels worse than a topic. */
  author: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** How it would arrive. */
  voice: z.enum(VOICES),
  typology: z.string().min(1),
  scripts: z.record(z.string().min(1), z.string().min(1)),
})

/** Texts composed of elements, so that a pair of elements never written down together is still known. */
export const composedFileSchema = z.strictObject({
  compose: z.array(
    z.strictObject({
      typology: z.string().min(1),
      count: z.number().int().min(1).max(2_000),
      /** Part names in order; one that ends with `?` is left out half of the time. */
      sequence: z.array(z.string().min(1)).min(1),
      parts: z.record(z.string(), z.array(z.string()).min(1)),
    }),
  ),
})
export type Composition = z.infer<typeof composedFileSchema>['compose'][number]

const normsSchema = z.strictObject({
  unigram: z.number().min(0),
  bigram: z.number().min(0),
  trigram: z.number().min(0),
  soundBigram: z.number().min(0),
  soundTrigram: z.number().min(0),
})

/** How one linear classifier is trained, and over which features. */
const trainingSchema = z.strictObject({
  dimensionsLog2: z.number().int().min(10).max(20),
  epochs: z.number().int().min(1).max(100),
  learningRate: z.number().positive(),
  l2: z.number().min(0),
  /** Trained in so many orders of the texts, of which the mean is kept. */
  orders: z.number().int().min(1).max(20),
  /** Length of the vector of each kind of n-gram: characters one, two and three at a time, syllables two and three. */
  norms: normsSchema,
  /** Value of a lexicon element, and of two of paired groups. */
  elementValue: z.number().min(0),
  pairValue: z.number().min(0),
  seed: z.number().int(),
})

/** The classifier of imported cases alone; made where at least `fewest` of them are frauds, and as many honest. */
const ownCasesSchema = trainingSchema.extend({ fewest: z.number().int().min(1) })
export type OwnCasesSettings = z.infer<typeof ownCasesSchema>

export const textModelSchema = trainingSchema.extend({
  /** How much a composed text counts beside a written one. */
  composedWeight: z.number().min(0),
  /** How much each segment of a longer script counts beside the whole: segments are what the classifier is asked about. */
  segmentWeight: z.number().min(0),
  /** How much an imported case counts beside a script: it is of this town and of today. */
  caseWeight: z.number().positive(),
  /** Messages of one sender to one person within so many minutes are read as one text, up to these bounds. */
  talk: z.strictObject({
    minutes: z.number().positive(),
    messages: z.number().int().min(1).max(20),
    characters: z.number().int().min(0).max(2_000),
  }),
  ownCases: ownCasesSchema,
  /** Log-odds beyond this say no more: the training set is small. */
  maxLogOdds: z.number().positive(),
  similarCount: z.number().int().min(0).max(10),
  minSimilarity: z.number().min(0).max(1),
})
export type TextModelSettings = z.infer<typeof textModelSchema>
