import { machine } from '../../lib/machine'

/** 同意: given by the person a story is about, or by a station or officer that it names; it can be taken back at any time. */
export const consentMachine = machine('consent', 'given', {
  given: { withdraw: 'withdrawn' },
  withdrawn: {},
})
