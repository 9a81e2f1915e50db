import type { SimilarScript } from '../types'

export interface IndexedScript {
  id: string
  typology: string
  text: string
}

interface Posting {
  script: number
  weight: number
}

/** A bigram found in more than this share of all scripts tells nothing and costs most. */
const COMMON_SHARE = 0.1
const MIN_SCRIPTS_FOR_COMMON = 1_000
const SIMILARITY_DIGITS = 100

/** Nearest known scripts by cosine over idf-weighted character bigrams, through an inverted index. */
export class ScriptIndex {
  private readonly postings = new Map<string, Posting[]>()
  private readonly idf = new Map<string, number>()

  constructor(private readonly scripts: readonly IndexedScript[]) {
    const bigramsOf = scripts.map((script) => bigrams(script.text))
    for (const found of bigramsOf) for (const gram of found) this.idf.set(gram, (this.idf.get(gram) ?? 0) + 1)
    const common = scripts.length < MIN_SCRIPTS_FOR_COMMON ? Infinity : scripts.length * COMMON_SHARE
    for (const [gram, count] of this.idf) {
      this.idf.set(gram, count > common ? 0 : Math.log(1 + scripts.length / count))
    }
    bigramsOf.forEach((found, script) => this.post(found, script))
  }

  /** The `count` nearest, nearest first; ties by the order scripts were given in. */
  nearest(text: string, count: number, minSimilarity: number): (SimilarScript & { typology: string })[] {
    const found = bigrams(text)
    const norm = this.norm(found)
    if (norm === 0) return []
    const sums = new Map<number, number>()
    for (const gram of found) {
      const idf = this.idf.get(gram) ?? 0
      if (idf === 0) continue
      for (const { script, weight } of this.postings.get(gram) ?? []) {
        sums.set(script, (sums.get(script) ?? 0) + weight * idf)
      }
    }
    return [...sums]
      .map(([script, sum]) => ({ script, similarity: sum / norm }))
      .filter((one) => one.similarity >= minSimilarity)
      .sort((a, b) => (a.similarity === b.similarity ? a.script - b.script : b.similarity - a.similarity))
      .slice(0, count)
      .flatMap(({ script, similarity }) => this.present(script, similarity))
  }

  private present(script: number, similarity: number): (SimilarScript & { typology: string })[] {
    const known = this.scripts[script]
    if (known === undefined) return []
    const rounded = Math.round(similarity * SIMILARITY_DIGITS) / SIMILARITY_DIGITS
    return [{ script: known.id, similarity: rounded, typology: known.typology }]
  }

  private post(found: ReadonlySet<string>, script: number): void {
    const norm = this.norm(found)
    for (const gram of found) {
      const idf = this.idf.get(gram) ?? 0
      if (idf === 0) continue
      const list = this.postings.get(gram) ?? []
      list.push({ script, weight: idf / norm })
      this.postings.set(gram, list)
    }
  }

  private norm(found: ReadonlySet<string>): number {
    const unseen = Math.log(1 + this.scripts.length)
    let sum = 0
    for (const gram of found) sum += (this.idf.get(gram) ?? unseen) ** 2
    return Math.sqrt(sum)
  }
}

function bigrams(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (let at = 0; at + 1 < text.length; at++) found.add(text.slice(at, at + 2))
  return found
}
