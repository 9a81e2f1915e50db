import type { SimilarScript } from '../types'

export interface IndexedScript {
  id: string
  typology: string
  text: string
  /** Whose hand; absent for imported cases. */
  author?: string
}

interface PostingList {
  scripts: Int32Array
  weights: Float32Array
}

/** Only the rarest bigrams of a text are looked up: they decide who is near, the common ones only cost. */
const MAX_QUERY_BIGRAMS = 48
/** A bigram found in more scripts than this is not looked up either. */
const MAX_POSTINGS = 2_000
const SIMILARITY_DIGITS = 100

/** Nearest known scripts by cosine over idf-weighted character bigrams, through an inverted index. */
export class ScriptIndex {
  private readonly postings = new Map<number, PostingList>()
  private readonly idf = new Map<number, number>()
  private readonly sums: Float32Array

  constructor(private readonly scripts: readonly IndexedScript[]) {
    this.sums = new Float32Array(scripts.length)
    const lists = new Map<number, number[]>()
    const bigramsOf = scripts.map((script) => bigrams(script.text))
    bigramsOf.forEach((found, script) => {
      for (const gram of found) {
        const list = lists.get(gram)
        if (list === undefined) lists.set(gram, [script])
        else list.push(script)
      }
    })
    for (const [gram, list] of lists) this.idf.set(gram, Math.log(1 + scripts.length / list.length))
    const norms = bigramsOf.map((found) => this.norm(found))
    for (const [gram, list] of lists) {
      if (list.length > MAX_POSTINGS) continue
      const idf = this.idf.get(gram) ?? 0
      this.postings.set(gram, {
        scripts: Int32Array.from(list),
        weights: Float32Array.from(list, (script) => idf / (norms[script] ?? 1)),
      })
    }
  }

  /** The `count` nearest, nearest first; ties by the order scripts were given in. */
  nearest(text: string, count: number, minSimilarity: number): SimilarScript[] {
    const found = bigrams(text)
    const norm = this.norm(found)
    if (norm === 0 || count === 0) return []
    const touched = this.accumulate(found)
    const best: { script: number; similarity: number }[] = []
    for (const script of touched) {
      const similarity = (this.sums[script] ?? 0) / norm
      this.sums[script] = 0
      if (similarity >= minSimilarity) keep(best, { script, similarity }, count)
    }
    return best.map(({ script, similarity }) => ({
      script: this.scripts[script]?.id ?? '',
      similarity: Math.min(1, Math.round(similarity * SIMILARITY_DIGITS) / SIMILARITY_DIGITS),
    }))
  }

  /** Adds up the shared weight per script and returns the scripts touched. */
  private accumulate(found: ReadonlySet<number>): number[] {
    const known = [...found].filter((gram) => this.postings.has(gram))
    const idfOf = (gram: number): number => this.idf.get(gram) ?? 0
    const rarest =
      known.length <= MAX_QUERY_BIGRAMS
        ? known
        : known.sort((a, b) => (idfOf(a) === idfOf(b) ? a - b : idfOf(b) - idfOf(a)))
    const touched: number[] = []
    for (const gram of rarest.slice(0, MAX_QUERY_BIGRAMS)) {
      const list = this.postings.get(gram)
      const idf = idfOf(gram)
      for (let at = 0; list !== undefined && at < list.scripts.length; at++) {
        const script = list.scripts[at] ?? 0
        if (this.sums[script] === 0) touched.push(script)
        this.sums[script] = (this.sums[script] ?? 0) + (list.weights[at] ?? 0) * idf
      }
    }
    return touched
  }

  private norm(found: ReadonlySet<number>): number {
    const unseen = Math.log(1 + this.scripts.length)
    let sum = 0
    for (const gram of found) sum += (this.idf.get(gram) ?? unseen) ** 2
    return Math.sqrt(sum)
  }
}

/** Insertion into a list of at most `count`, best first. */
function keep(
  best: { script: number; similarity: number }[],
  candidate: { script: number; similarity: number },
  count: number,
): void {
  const isBetter = (a: typeof candidate, b: typeof candidate): boolean =>
    a.similarity === b.similarity ? a.script < b.script : a.similarity > b.similarity
  const last = best.at(-1)
  if (best.length === count && last !== undefined && !isBetter(candidate, last)) return
  const at = best.findIndex((one) => isBetter(candidate, one))
  best.splice(at < 0 ? best.length : at, 0, candidate)
  if (best.length > count) best.pop()
}

function bigrams(text: string): ReadonlySet<number> {
  const found = new Set<number>()
  for (let at = 0; at + 1 < text.length; at++)
    found.add(text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1))
  return found
}
