import type { Profile } from '../profile'
import { city } from './city'
import { elsewhere } from './elsewhere'

/** Those one may ask for by name. */
export const profiles: Readonly<Record<string, Profile>> = { city, elsewhere }
