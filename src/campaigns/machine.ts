import { machine } from '../lib/machine'

/** 串并案: open as long as two warnings are in it; one that meets an older one becomes part of that. */
export const campaignMachine = machine('campaign', 'open', {
  open: { merge: 'merged', dissolve: 'dissolved' },
  merged: {},
  dissolved: {},
})

/**
 * As it is shown. `closed` is no move but read from the warnings: none of them is alive. So it is right at every moment
 * without a lock or an event, and a warning that joins opens it again.
 */
export const campaignStates = [...campaignMachine.states, 'closed'] as const
export type CampaignState = (typeof campaignStates)[number]
