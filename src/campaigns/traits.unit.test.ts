import { createVault } from '../platform/vault'
import { campaignLimits } from './limits'
import { traitsOf, type OpenedSignal } from './traits'

const vault = createVault([{ version: 1, secret: Buffer.alloc(32, 1) }])
const NOBODY: OpenedSignal = { at: new Date(0), payees: [], contact: null, text: null, rules: [] }
const kindsOf = (signal: Partial<OpenedSignal>): string[] =>
  traitsOf({ ...NOBODY, ...signal }, vault).map(({ kind, tail }) => `${kind} ${tail}`)

const account = (ordinaryPayers: number) => ({
  id: '01860000-0000-7000-8000-000000000001',
  tail: '1122',
  ordinaryPayers,
})
const { value: MOST } = campaignLimits.ordinaryPayers

test.each<[string, Partial<OpenedSignal>, string[]]>([
  ['an account that nobody paid before links', { payees: [account(0)] }, ['payee 1122']],
  ['one that as many paid as may', { payees: [account(MOST)] }, ['payee 1122']],
  ['one that more paid is somebody’s business', { payees: [account(MOST + 1)] }, []],
  ['one that the rules spoke for', { payees: [account(0)], rules: ['counter.public-payee'] }, []],
  ['a caller', { contact: { kind: 'phone', value: '+8617012345678' } }, ['contact 5678']],
  ['a number that is everybody’s', { contact: { kind: 'phone', value: '+8695588' } }, []],
])('%s', (_, signal, traits) => {
  expect(kindsOf(signal)).toEqual(traits)
})
