import { inTransaction, worker } from '../src/platform/worker'
import { draftForFreeze } from '../src/stories'

/** 案例: money that was frozen is a story to tell; it is drafted here and released by people. */
export const storiesWorker = worker('stories', {
  'freeze.frozen': inTransaction('freeze.frozen', (ctx, { freezeId }) => draftForFreeze(ctx, freezeId)),
})
