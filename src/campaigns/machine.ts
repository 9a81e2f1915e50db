import { machine } from '../lib/machine'

/** 串并案: open as long as two warnings are in it; one that meets an older one becomes part of that. */
export const campaignMachine = machine('campaign', 'open', {
  open: { merge: 'merged', dissolve: 'dissolved' },
  merged: {},
  dissolved: {},
})
