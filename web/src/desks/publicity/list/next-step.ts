import type { listWords } from './words'
import type { Summary } from './use-stories'

type Next = keyof typeof listWords

/** What has to happen to it now, seen by this person; null: nothing, it has ended or is out. */
export function nextStepOf(
  { state, findingCount, editedBy, approvedBy }: Summary,
  userId: string,
): Next | null {
  switch (state) {
    case 'drafted':
      return 'toCheck'
    case 'checked':
      if (findingCount !== 0) return 'toMend'
      return editedBy?.id === userId ? 'waitsForOther' : 'toApprove'
    case 'approved':
      return approvedBy?.id === userId ? 'waitsForSecond' : 'toRelease'
    case 'released':
    case 'withdrawn':
    case 'discarded':
      return null
  }
}
