import type { User } from '../../../session/store'
import type { stepWords } from './step-words'
import { isOpen, type Story } from './use-story'

export const steps = ['draft', 'check', 'approve', 'release'] as const
export type Step = (typeof steps)[number]
type Why = keyof typeof stepWords

export interface Situation {
  readonly story: Story
  readonly user: Pick<User, 'id' | 'role'>
  readonly isDirty: boolean
  /** What is known to be found in the words that are saved; null: not looked at. */
  readonly findingCount: number | null
}

/** Which of the steps come to an end before this one. */
const DONE: Readonly<Record<Story['state'], number>> = {
  drafted: 1,
  checked: 2,
  approved: 3,
  released: 4,
  withdrawn: 4,
  discarded: 0,
}

export const isDone = ({ story, isDirty, findingCount }: Situation, step: Step): boolean => {
  if (isDirty && isOpen(story)) return false
  if (step === 'check' && isOpen(story) && findingCount !== 0) return false
  return steps.indexOf(step) < DONE[story.state]
}

/** The first that is not done; null: there is nothing more to do. */
export const currentStep = (situation: Situation): Step | null =>
  isOpen(situation.story) ? (steps.find((step) => !isDone(situation, step)) ?? null) : null

/** Why this person cannot take the step now; null: nothing is in the way. */
export function blockOf(step: Exclude<Step, 'draft'>, situation: Situation): Why | null {
  const { story, user, isDirty, findingCount } = situation
  if (isDirty) return 'unsaved'
  switch (step) {
    case 'check':
      return user.role === 'publicity' ? null : 'publicityChecks'
    case 'approve':
      if (story.state !== 'checked') return 'uncheckedYet'
      if (findingCount !== 0) return 'leaks'
      return story.editedBy?.id === user.id ? 'ownWording' : null
    case 'release':
      if (story.state !== 'approved') return 'unapprovedYet'
      if (findingCount !== 0) return 'leaks'
      return story.approvedBy?.id === user.id ? 'ownApproval' : null
  }
}
