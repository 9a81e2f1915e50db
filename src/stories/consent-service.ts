import type { Context } from '../context'
import { check } from './checking'
import { giveConsent, presentConsents, withdrawConsent } from './consents'
import type { NewConsent } from './consents/schema'
import * as repository from './repository'
import type { StoryRow } from './repository'
import { readStory, userOf, withdrawStory } from './service'

export const readConsents = async (ctx: Context, storyId: string) =>
  presentConsents(ctx, (await readStory(ctx, storyId)).warningId)

/** Writes down who has agreed. @throws AppError not_found, invalid_request, already_exists */
export async function recordConsent(ctx: Context, storyId: string, consent: NewConsent) {
  return ctx.transact(async (tx) => {
    const story = await readStory(tx, storyId)
    await giveConsent(tx, caseOf(story), consent, userOf(tx))
    return presentConsents(tx, story.warningId)
  })
}

/** Said to everybody who sees why it is gone; by itself, so that nobody has to think of it. */
const TAKEN_BACK = '同意已撤回'

/**
 * Takes a consent back, and with it the released story that rests on it: the person's takes it in any case, that of a
 * station or officer when the text names them. @throws AppError not_found, illegal_move, lost_race
 */
export async function takeBackConsent(ctx: Context, storyId: string, consentId: string) {
  return ctx.transact(async (tx) => {
    const story = await readStory(tx, storyId)
    const kind = await withdrawConsent(tx, caseOf(story), consentId, userOf(tx))
    const released = await repository.findReleased(tx.db, story.warningId)
    const isStillToBeRead =
      released === null || (kind !== 'victim' && (await check(tx, released)).findings.length === 0)
    if (!isStillToBeRead) await withdrawStory(tx, released.id, TAKEN_BACK)
    return {
      kind,
      withdrawn: isStillToBeRead ? null : released.id,
      consents: await presentConsents(tx, story.warningId),
    }
  })
}

const caseOf = ({ warningId, warning: { districtCode } }: StoryRow) => ({ warningId, districtCode })
