import { profileFields, type DatedProfile, type Profile } from './model'

/** The profile with what a signal of that time says; the same object when that is nothing new. */
export function withNews(known: DatedProfile, said: Profile, at: number): DatedProfile {
  const news = profileFields.filter((field) => isNews(known, said, at, field))
  if (news.length === 0) return known
  const dates = Object.fromEntries(news.map((field) => [field, at]))
  const values = Object.fromEntries(news.map((field) => [field, said[field]]))
  return { ...known, ...values, knownAt: { ...known.knownAt, ...dates } }
}

/** Of two profiles of one person, of each field the later one. */
export function mergedProfile(a: DatedProfile, b: DatedProfile): DatedProfile {
  return profileFields.reduce((merged, field) => {
    const at = b.knownAt[field]
    return at === undefined ? merged : withNews(merged, { [field]: b[field] }, at)
  }, a)
}

function isNews(known: DatedProfile, said: Profile, at: number, field: keyof Profile): boolean {
  const value = said[field]
  return value !== undefined && !isSame(value, known[field]) && at >= (known.knownAt[field] ?? -Infinity)
}

function isSame(a: Profile[keyof Profile], b: Profile[keyof Profile]): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  return a.lon === b.lon && a.lat === b.lat
}

/** As it is sealed; a profile of which nothing is known is not stored at all. */
export const profileText = (profile: DatedProfile): string | null =>
  Object.keys(profile.knownAt).length === 0 ? null : JSON.stringify(profile)
