import { campaignLimits } from './limits'
import type { TraitKind } from './traits'

/** A trait as it is stored with a warning. */
export interface HeldTrait {
  readonly warningId: string
  readonly kind: TraitKind
  readonly value: Uint8Array
  readonly tail: string
  readonly firstAt: Date
  readonly lastAt: Date
}

/** What several warnings have in common. */
export interface Link {
  readonly kind: TraitKind
  readonly tail: string
  readonly warningIds: readonly string[]
  readonly firstAt: Date
  readonly lastAt: Date
}

/** What at least two of the warnings show, the most shared first; bands of a wording that go together are one link. */
export function linksOf(traits: readonly HeldTrait[]): Link[] {
  const shared = grouped(traits).filter((held) => held.length > 1)
  const plain = shared.filter(([one]) => one?.kind !== 'script').map((held) => linkOf(held))
  return [...plain, ...wordingsOf(shared.filter(([one]) => one?.kind === 'script'))].sort(
    (a, b) => b.warningIds.length - a.warningIds.length,
  )
}

function grouped(traits: readonly HeldTrait[]): HeldTrait[][] {
  const groups = new Map<string, HeldTrait[]>()
  for (const trait of traits) {
    const key = `${trait.kind} ${Buffer.from(trait.value).toString('hex')}`
    groups.set(key, [...(groups.get(key) ?? []), trait])
  }
  return [...groups.values()]
}

function linkOf(held: readonly HeldTrait[]): Link {
  const times = held.flatMap(({ firstAt, lastAt }) => [firstAt.getTime(), lastAt.getTime()])
  const [first] = held
  return {
    kind: first?.kind ?? 'script',
    tail: first?.tail ?? '',
    warningIds: [...new Set(held.map(({ warningId }) => warningId))],
    firstAt: new Date(Math.min(...times)),
    lastAt: new Date(Math.max(...times)),
  }
}

/** Warnings that share enough bands with another one, drawn together. */
function wordingsOf(bands: readonly HeldTrait[][]): Link[] {
  const pairs = new Map<string, HeldTrait[][]>()
  for (const held of bands)
    for (const a of held)
      for (const b of held)
        if (a.warningId < b.warningId) {
          const key = `${a.warningId} ${b.warningId}`
          pairs.set(key, [...(pairs.get(key) ?? []), [a, b]])
        }
  const links: HeldTrait[][] = []
  for (const together of pairs.values()) {
    if (together.length < campaignLimits.sharedBands.value) continue
    const held = together.flat()
    const met = links.filter((link) =>
      link.some((one) => held.some(({ warningId }) => warningId === one.warningId)),
    )
    for (const link of met) links.splice(links.indexOf(link), 1)
    links.push([...met.flat(), ...held])
  }
  return links.map((held) => linkOf(held))
}
