import { appendAudit } from '../audit'
import type { Context } from '../context'
import { AppError } from '../errors'
import { standingOf, type Standing } from './combination'
import { storyFacts } from './facts'
import { inspectText, knowCase, type Finding } from './inspect'
import type { StoryText } from './leak-check'
import type { StoryRow } from './repository'

/** What was found in a text, and on what it may be released. */
export interface Checked {
  readonly findings: readonly Finding[]
  readonly standing: Standing
}

/** As it is kept with the revision that was looked at. */
export const stored = ({ findings, standing }: Checked) => ({
  findings: findings.map((finding) => ({ ...finding })),
  standing: { ...standing, said: [...standing.said] },
})

export async function check(ctx: Context, story: StoryRow, words: StoryText = story): Promise<Checked> {
  const facts = storyFacts.parse(story.facts)
  const known = await knowCase(ctx, story.warningId, facts)
  const findings = inspectText(words, known)
  await appendAudit(ctx, {
    action: 'vault.open',
    subject: 'story',
    subjectId: story.id,
    purpose: 'leak-check',
    details: {
      values: known.sealed.words.length + known.sealed.digits.length,
      findings: findings.length,
      isSaved: words === story,
    },
  })
  return { findings, standing: standingOf(words, known.crowd, facts) }
}

/** The check runs on the very text that goes on: what the case has learnt since counts too. */
export async function refuseLeaks(ctx: Context, story: StoryRow): Promise<ReturnType<typeof stored>> {
  const checked = await check(ctx, story)
  const { findings, standing } = checked
  if (findings.length === 0 && standing.basis !== null) return stored(checked)
  const fields = findings.map(({ kind, field, start, end }) => ({
    path: `${field}[${start}..${end}]`,
    code: kind,
    expected: 'words that tell nobody who it is',
  }))
  throw new AppError('story_leaks', `${findings.length} places, ${standing.k ?? 'no'} cases alike`, fields)
}
