import { machine } from '../lib/machine'

/**
 * 案例: drafted by the service, checked for leaks, approved by one person, released by another, withdrawn at need.
 * An edit, or a new draft from the facts, leads back to the draft, since what was checked and approved was the earlier wording.
 */
export const storyMachine = machine('story', 'drafted', {
  drafted: { check: 'checked', edit: 'drafted', redraft: 'drafted', discard: 'discarded' },
  checked: {
    check: 'checked',
    approve: 'approved',
    edit: 'drafted',
    redraft: 'drafted',
    discard: 'discarded',
  },
  approved: { release: 'released', edit: 'drafted', redraft: 'drafted', discard: 'discarded' },
  released: { withdraw: 'withdrawn' },
  withdrawn: {},
  discarded: {},
})
