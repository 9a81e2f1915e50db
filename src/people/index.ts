export { normaliseAccount } from './account'
export { Directory, type PartyChange } from './directory'
export type { Merge } from './draft'
export { normaliseIdNumber } from './id-number'
export type { AccountMention, Cast, IdentifierValue, Party, PayerMention, PersonMention, Profile, Roles } from './model' // prettier-ignore
export { normalisePhone, normaliseShownNumber } from './phone'
export { uniteParties } from './unite'
export { identifiersOf, planPeople, type PeoplePlan } from './plan'
