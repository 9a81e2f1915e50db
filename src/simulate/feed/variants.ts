import type { Random } from '../random'

/** A name as another system writes it: covered in part, spaced, shortened. */
export function variant(name: string, random: Random): string {
  if (name.length > LONGEST_PERSON) return firm(name, random)
  return random.weighted([
    [`*${name.slice(1)}`, 40],
    [`${name.charAt(0)}*${name.slice(2)}`, 30],
    [`${name} `, 15],
    [Array.from(name).join(' '), 15],
  ])
}

const LONGEST_PERSON = 4

function firm(name: string, random: Random): string {
  return random.weighted([
    [name.replace('有限公司', '(有限)公司'), 30],
    [name.replace(/^(?:绍兴市|浙江)/, ''), 40],
    [name.slice(0, Math.max(4, name.length - 2)), 15],
    [`${name} `, 15],
  ])
}
