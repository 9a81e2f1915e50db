import type { City } from '../city'
import type { Day } from '../clock'
import type { Random } from '../random'
import { contacts } from './contacts'
import { everyday } from './everyday'
import { firms } from './firms'
import { kinAbroad } from './kin-abroad'
import { lifeEventsOf } from './life'
import { monthly } from './monthly'
import { sideLines } from './side-lines'

/** One day of a city in which nobody is defrauded. */
export function liveThrough(city: City, day: Day, random: Random): void {
  everyday(city, day, random.fork('everyday', day.number))
  monthly(city, day, random.fork('monthly', day.number))
  firms(city, day, random.fork('firms', day.number))
  lifeEventsOf(city, day, random.fork('life', day.number))
  sideLines(city, day, random.fork('side-lines', day.number))
  kinAbroad(city, day, random.fork('kin-abroad', day.number))
  contacts(city, day, random.fork('contacts', day.number))
}
