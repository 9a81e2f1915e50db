import { z } from 'zod'
import { HOUR_MS, MINUTE_MS } from '../lib/duration'
import type { Fen } from '../lib/money'
import { calendarOf } from './calendar'
import { printableSurname, tierOf } from './surnames'
import { bandOf, inWan } from './sums'
import {
  wideningSteps,
  type CaseTraits,
  type SurnameTier,
  type VictimRole,
  type WideningStep,
} from './widening'

export const bilingual = z.strictObject({ zh: z.string(), en: z.string() })
export type Bilingual = z.infer<typeof bilingual>

/** The white-list: all that a story may say of its case, already generalised. Nothing else reaches the text. */
export const storyFacts = z.strictObject({
  version: z.literal(1),
  typology: z.string(),
  year: z.number().int(),
  /** Null when it was widened to the quarter. */
  month: z.number().int().nullable(),
  quarter: z.number().int(),
  partOfDay: z.enum(['凌晨', '上午', '下午', '晚上']).nullable(),
  place: z.enum(['district', 'city']),
  role: z.enum(['finance', 'staff', 'citizen']),
  person: bilingual,
  /** How much was about to go, or had gone. */
  attempted: bilingual.nullable(),
  /** Kinds of money are never summed: 未转出 is not 止付, 止付 is not 冻结. Null: none of that kind. */
  money: z.strictObject({
    protected: bilingual.nullable(),
    stopped: bilingual.nullable(),
    frozen: bilingual.nullable(),
    returned: bilingual.nullable(),
    paidOut: bilingual.nullable(),
    lost: bilingual.nullable(),
  }),
  /** From the warning; null where it did not come to that. */
  untilDoor: bilingual.nullable(),
  untilStop: bilingual.nullable(),
  untilFreeze: bilingual.nullable(),
  widened: z.array(z.enum(wideningSteps)),
})
export type StoryFacts = z.infer<typeof storyFacts>

/** A case as it is kept, before anything is taken from it. */
export interface CaseRecord {
  readonly typology: string
  /** Of the first signal: when it happened. */
  readonly occurredAt: Date
  /** When the warning was given; durations run from here. */
  readonly openedAt: Date
  readonly district: string | null
  readonly isOrganisationsMoney: boolean
  /** As the source wrote it; only compared, never printed. */
  readonly roleWritten: string | null
  readonly name: string | null
  readonly idNumber: string | null
  readonly attemptedFen: Fen
  readonly money: {
    readonly protected: Fen
    readonly stopped: Fen
    readonly frozen: Fen
    readonly returned: Fen
    readonly paid_out: Fen
    readonly lost: Fen
  }
  readonly doorAt: Date | null
  readonly stopAt: Date | null
  readonly freezeAt: Date | null
}

export function buildFacts(record: CaseRecord, widened: readonly WideningStep[]): StoryFacts {
  if (widened.includes('case')) return noCase(record, widened)
  const has = (step: WideningStep): boolean => widened.includes(step)
  const day = calendarOf(record.occurredAt)
  const sum = (fen: Fen): Bilingual | null => (fen <= 0n ? null : has('sum') ? SOME_MONEY : inWan(fen))
  const until = (at: Date | null): Bilingual | null =>
    at === null ? null : roundedDuration(at.getTime() - record.openedAt.getTime())
  const { money } = record
  return {
    version: 1,
    typology: mainTypology(record.typology),
    year: day.year,
    month: has('time') ? null : day.month,
    quarter: day.quarter,
    partOfDay: has('time') ? null : day.partOfDay,
    place: has('place') ? 'city' : 'district',
    role: has('role') ? 'citizen' : roleOf(record),
    person: personLabel(record, has('name')),
    attempted: has('sum') ? null : sum(record.attemptedFen),
    money: {
      protected: sum(money.protected),
      stopped: sum(money.stopped),
      frozen: sum(money.frozen),
      returned: sum(money.returned),
      paidOut: sum(money.paid_out),
      lost: sum(money.lost),
    },
    untilDoor: until(record.doorAt),
    untilStop: until(record.stopAt),
    untilFreeze: until(record.freezeAt),
    widened: [...widened],
  }
}

/** A kind of money whose sum is left out. */
const SOME_MONEY: Bilingual = { zh: '资金', en: 'the money' }

/** The kind of fraud and its quarter, for the desk; nothing of what happened to anybody. */
function noCase({ typology, occurredAt }: CaseRecord, widened: readonly WideningStep[]): StoryFacts {
  const { year, quarter } = calendarOf(occurredAt)
  return {
    version: 1,
    typology: mainTypology(typology),
    year,
    month: null,
    quarter,
    partOfDay: null,
    place: 'city',
    role: 'citizen',
    person: ANYBODY,
    attempted: null,
    money: { protected: null, stopped: null, frozen: null, returned: null, paidOut: null, lost: null },
    untilDoor: null,
    untilStop: null,
    untilFreeze: null,
    widened: [...widened],
  }
}

const ANYBODY: Bilingual = { zh: '某当事人', en: 'a person' }

/** @param surname that of the person as it would be printed; see `printedTier` */
export function traitsOf(
  record: Pick<
    CaseRecord,
    'occurredAt' | 'district' | 'isOrganisationsMoney' | 'roleWritten' | 'typology' | 'attemptedFen'
  >,
  surname: SurnameTier | null,
): CaseTraits {
  const { year, quarter, month, partOfDay } = calendarOf(record.occurredAt)
  return {
    quarter: `${year}-Q${quarter}`,
    month: `${year}-${month}`,
    partOfDay,
    district: record.district,
    role: roleOf(record),
    typology: mainTypology(record.typology),
    sumBand: bandOf(record.attemptedFen),
    surname,
  }
}

/** How common the surname is that the story prints; null where it says 某女士 anyway. */
export const printedTier = ({ name, idNumber }: Pick<CaseRecord, 'name' | 'idNumber'>): SurnameTier | null =>
  name === null || sexOf(idNumber) === 'unknown' ? null : tierOf(name)

export const mainTypology = (typology: string): string => typology.split('.')[0] ?? typology

const FINANCE = /financ|account|cashier|treasur|财务|会计|出纳/iu

/** Only what the lesson needs: whoever pays for a firm, whoever works there, anybody else. */
export function roleOf({
  isOrganisationsMoney,
  roleWritten,
}: Pick<CaseRecord, 'isOrganisationsMoney' | 'roleWritten'>): VictimRole {
  if (!isOrganisationsMoney) return 'citizen'
  return roleWritten !== null && FINANCE.test(roleWritten) ? 'finance' : 'staff'
}

type Sex = 'female' | 'male' | 'unknown'

/** The 17th digit of an identity number is odd for men, even for women (GB 11643-1999). */
export function sexOf(idNumber: string | null): Sex {
  if (idNumber === null || !/^\d{17}[\dXx]$/.test(idNumber)) return 'unknown'
  return Number(idNumber.charAt(16)) % 2 === 1 ? 'male' : 'female'
}

const titles = {
  female: { zh: '女士', en: 'Ms', anybody: 'a woman' },
  male: { zh: '先生', en: 'Mr', anybody: 'a man' },
} as const

function personLabel({ name, idNumber }: CaseRecord, isNameWidened: boolean): Bilingual {
  const sex = sexOf(idNumber)
  if (sex === 'unknown') return ANYBODY
  const title = titles[sex]
  const surname = name === null || isNameWidened ? null : printableSurname(name)
  if (surname === null) return { zh: `某${title.zh}`, en: title.anybody }
  return { zh: `${surname.zh}${title.zh}`, en: `${title.en} ${surname.en}` }
}

const EXACT_UP_TO_MINUTES = 10
const FIVES_UP_TO_MINUTES = 55
const HOURS_UP_TO = 48

/** Rounded, so that the clock cannot be read back: minutes to ten, then fives, then hours, then days. */
export function roundedDuration(milliseconds: number): Bilingual {
  if (milliseconds < MINUTE_MS) return { zh: '不到1分钟', en: 'less than a minute' }
  const minutes = Math.round(milliseconds / MINUTE_MS)
  if (minutes <= EXACT_UP_TO_MINUTES) return about(minutes, '分钟', 'minute')
  const fives = Math.round(minutes / 5) * 5
  if (fives <= FIVES_UP_TO_MINUTES) return about(fives, '分钟', 'minute')
  const hours = Math.round(milliseconds / HOUR_MS)
  return hours <= HOURS_UP_TO ? about(hours, '小时', 'hour') : about(Math.round(hours / 24), '天', 'day')
}

const about = (count: number, zh: string, en: string): Bilingual => ({
  zh: `约${count}${zh}`,
  en: `about ${count} ${count === 1 ? en : `${en}s`}`,
})
