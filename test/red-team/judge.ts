import { findLeaks } from '../../src/stories/leak-check'
import type { Attempt } from './attacks'

/** Whether any part of what was slipped in has been found. */
export const isCaught = ({ of, body, start, end }: Attempt): boolean =>
  findLeaks({ title: '案例', body }, of.sealed).some(
    (leak) => leak.field === 'body' && leak.start < end && start < leak.end,
  )
