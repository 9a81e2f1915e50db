import type { Context } from '../context'
import { readCase, readOthers, readVolumes } from './case-file'
import { findCombinations, outermost, type Crowd } from './combination'
import { readAgreed } from './consents'
import { buildFacts, printedTier, traitsOf, type StoryFacts } from './facts'
import { findLeaks, type Leak, type SealedCase, type StoryText } from './leak-check'
import { mend, type MendedLeak } from './mending'
import { readSealedCase } from './sealed-case'

export interface Finding extends MendedLeak {
  /** Of a rare combination: how many cases of the quarter fit; null for everything else. */
  readonly k: number | null
}

/** What the check has to know of a case. */
export interface CaseKnown {
  readonly facts: StoryFacts
  readonly sealed: SealedCase
  readonly crowd: Crowd
  readonly victimName: string | null
  /** Stations and officers that agreed to be named. */
  readonly agreedNames: readonly string[]
}

/** Everything in the text that could identify somebody, each with the words to put in its place where they are sure. */
export function inspectText(story: StoryText, known: CaseKnown): Finding[] {
  const leaks = findLeaks(story, known.sealed)
    .filter((leak) => !isAgreed(leak, story, known))
    .map((leak) => ({ ...mend(leak, story, known), k: null }))
  const isFree = (one: { field: string; start: number; end: number }): boolean =>
    !leaks.some((leak) => leak.field === one.field && leak.start < one.end && one.start < leak.end)
  const combinations = findCombinations(story, known.crowd, known.facts).filter(isFree)
  return [...leaks, ...outermost(combinations)].sort(inReadingOrder)
}

/** Within the name, as it was agreed to, of a station or an officer. */
const isAgreed = (leak: Leak, story: StoryText, { agreedNames }: CaseKnown): boolean =>
  agreedNames.some((name) => {
    const text = story[leak.field]
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
      if (at <= leak.start && leak.end <= at + name.length) return true
    return false
  })

const inReadingOrder = (a: Finding, b: Finding): number =>
  a.field === b.field ? a.start - b.start : a.field === 'title' ? -1 : 1

/** Opens the case for the check alone: nobody is shown a value. */
export async function knowCase(ctx: Context, warningId: string, facts: StoryFacts): Promise<CaseKnown> {
  const [record, sealed] = await Promise.all([
    readCase(ctx, warningId),
    readSealedCase(ctx, warningId, facts),
  ])
  const agreed = await readAgreed(ctx, warningId)
  const [others, volumes] = await Promise.all([readOthers(ctx, warningId, record), readVolumes(ctx, record)])
  const crowd = {
    own: traitsOf(record, printedTier(record)),
    others,
    volumes,
    label: buildFacts(record, []).person,
    anyone: buildFacts(record, ['name']).person,
    amounts: sealed.amounts,
    isConsentGiven: agreed.isVictimsConsentGiven,
  }
  return { facts, sealed, crowd, victimName: record.name, agreedNames: agreed.names }
}
