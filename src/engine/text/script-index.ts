import type { SimilarScript } from '../types'

export interface IndexedScript {
  id: string
  typology: string
  text: string
  /** Whose hand; absent for imported cases. */
  author?: string
}

/** A nearest script before it is presented. */
export interface Neighbour {
  readonly script: number
  readonly similarity: number
}

/** Buckets of hashed bigrams: some thirty for each script, so that few bigrams share one and little memory is walked. */
const BUCKETS_A_SCRIPT = 32
const FEWEST_BUCKETS_LOG2 = 16
const MOST_BUCKETS_LOG2 = 20
/** Only the rarest bigrams of a text are looked up: they decide who is near, the common ones only cost. */
const MAX_QUERY_BIGRAMS = 16
/** A bigram found in more scripts than this is not looked up either. */
const MAX_POSTINGS = 2_000
/** So many of those that share most are compared in full. */
const COMPARED = 6
const SIMILARITY_DIGITS = 100
const { imul, log, sqrt } = Math

/**
 * Nearest known scripts by cosine over idf-weighted character bigrams, through an inverted index in typed arrays. Per
 * script of n different bigrams about 8n + 12 bytes: 100,000 scripts of 120 take some 100 MB.
 */
export class ScriptIndex {
  /** Bigrams of script s, ascending: `grams[gramsFrom[s] .. gramsFrom[s + 1])`. */
  private readonly gramsFrom: Int32Array
  private readonly grams: Int32Array
  /** Scripts with bigram b: `postings[postingsFrom[b] .. postingsFrom[b + 1])`; none for common bigrams. */
  private readonly postingsFrom: Int32Array
  private readonly postings: Int32Array
  private readonly counts: Int32Array
  /** Squared inverse document frequency of each bucket. */
  private readonly rarity: Float32Array
  private readonly norms: Float32Array
  private readonly sums: Float32Array
  private readonly reader: BigramReader

  constructor(private readonly scripts: readonly Pick<IndexedScript, 'id' | 'text'>[]) {
    const buckets = bucketsFor(scripts.length)
    this.reader = new BigramReader(buckets - 1)
    this.counts = new Int32Array(buckets)
    this.postingsFrom = new Int32Array(buckets + 1)
    this.gramsFrom = new Int32Array(scripts.length + 1)
    this.grams = this.readScripts()
    this.postings = this.invert()
    this.rarity = Float32Array.from(this.counts, (n) => rarityOf(n, scripts.length))
    this.norms = Float32Array.from(scripts, (_, s) => this.normOf(this.gramsOf(s)))
    this.sums = new Float32Array(scripts.length)
  }

  /** The `count` nearest, nearest first; ties by the order scripts were given in. */
  nearest(text: string, count: number, minSimilarity: number): SimilarScript[] {
    return this.neighbours(text, count, minSimilarity).map(({ script, similarity }) => ({
      script: this.scripts[script]?.id ?? '',
      similarity: Math.min(1, Math.round(similarity * SIMILARITY_DIGITS) / SIMILARITY_DIGITS),
    }))
  }

  neighbours(text: string, count: number, minSimilarity: number): Neighbour[] {
    const query = this.reader.read(text)
    const norm = this.normOf(query)
    if (norm === 0 || count === 0) return []
    const likely: Neighbour[] = []
    for (const script of this.touchedBy(query)) {
      keep(likely, { script, similarity: (this.sums[script] ?? 0) / (this.norms[script] ?? 1) }, COMPARED)
      this.sums[script] = 0
    }
    const near: Neighbour[] = []
    for (const { script } of likely) {
      const similarity = this.shared(query, this.gramsOf(script)) / (norm * (this.norms[script] ?? 1))
      if (similarity >= minSimilarity) keep(near, { script, similarity }, count)
    }
    return near
  }

  private gramsOf(script: number): Int32Array {
    return this.grams.subarray(this.gramsFrom[script] ?? 0, this.gramsFrom[script + 1] ?? 0)
  }

  private readScripts(): Int32Array {
    let grams = new Int32Array(1 << 16)
    let size = 0
    this.scripts.forEach(({ text }, s) => {
      const read = this.reader.read(text)
      if (size + read.length > grams.length) {
        const larger = new Int32Array(Math.max(2 * grams.length, size + read.length))
        larger.set(grams)
        grams = larger
      }
      grams.set(read, size)
      size += read.length
      this.gramsFrom[s + 1] = size
      for (const gram of read) this.counts[gram] = (this.counts[gram] ?? 0) + 1
    })
    return grams.slice(0, size)
  }

  private invert(): Int32Array {
    const { counts, postingsFrom } = this
    for (let gram = 0; gram < counts.length; gram++) {
      const count = counts[gram] ?? 0
      postingsFrom[gram + 1] = (postingsFrom[gram] ?? 0) + (count > MAX_POSTINGS ? 0 : count)
    }
    const postings = new Int32Array(postingsFrom[counts.length] ?? 0)
    const next = postingsFrom.slice()
    for (let s = 0; s < this.scripts.length; s++) {
      for (const gram of this.gramsOf(s)) {
        if ((counts[gram] ?? 0) > MAX_POSTINGS) continue
        const at = next[gram] ?? 0
        postings[at] = s
        next[gram] = at + 1
      }
    }
    return postings
  }

  /** Adds up the weight of the rarest bigrams that each script shares, and returns the scripts touched. */
  private touchedBy(query: Int32Array): number[] {
    const { counts, postings, postingsFrom, sums } = this
    const known = query.filter((gram) => (counts[gram] ?? 0) > 0 && (counts[gram] ?? 0) <= MAX_POSTINGS)
    const rarest = known
      .sort((a, b) => (counts[a] === counts[b] ? a - b : (counts[a] ?? 0) - (counts[b] ?? 0)))
      .subarray(0, MAX_QUERY_BIGRAMS)
    const touched: number[] = []
    for (const gram of rarest) {
      const weight = this.rarity[gram] ?? 0
      const to = postingsFrom[gram + 1] ?? 0
      for (let at = postingsFrom[gram] ?? 0; at < to; at++) {
        const script = postings[at] ?? 0
        const sum = sums[script] ?? 0
        if (sum === 0) touched.push(script)
        sums[script] = sum + weight
      }
    }
    return touched.sort((a, b) => a - b)
  }

  private shared(a: Int32Array, b: Int32Array): number {
    const { rarity } = this
    let sum = 0
    let i = 0
    let j = 0
    while (i < a.length && j < b.length) {
      const left = a[i] ?? 0
      const right = b[j] ?? 0
      if (left === right) sum += rarity[left] ?? 0
      if (left <= right) i++
      if (right <= left) j++
    }
    return sum
  }

  private normOf(grams: Int32Array): number {
    let sum = 0
    for (let i = 0; i < grams.length; i++) sum += this.rarity[grams[i] ?? 0] ?? 0
    return sqrt(sum)
  }
}

const rarityOf = (count: number, scripts: number): number => log(1 + scripts / Math.max(1, count)) ** 2

function bucketsFor(scripts: number): number {
  const wanted = Math.ceil(Math.log2(Math.max(1, scripts * BUCKETS_A_SCRIPT)))
  return 1 << Math.min(MOST_BUCKETS_LOG2, Math.max(FEWEST_BUCKETS_LOG2, wanted))
}

/** Different bigrams of a text as hashed buckets, ascending; good until the next call. */
class BigramReader {
  private scratch = new Int32Array(8_192)

  constructor(private readonly mask: number) {}

  read(text: string): Int32Array {
    if (text.length > this.scratch.length) this.scratch = new Int32Array(text.length)
    const { scratch, mask } = this
    const all = Math.max(0, text.length - 1)
    for (let at = 0; at < all; at++) {
      const mixed = imul(imul(text.charCodeAt(at), 0x9e3779b1) ^ text.charCodeAt(at + 1), 0x85ebca6b)
      scratch[at] = (mixed >>> 8) & mask
    }
    scratch.subarray(0, all).sort()
    let size = 0
    for (let at = 0; at < all; at++) {
      const bucket = scratch[at] ?? 0
      if (size === 0 || scratch[size - 1] !== bucket) scratch[size++] = bucket
    }
    return scratch.subarray(0, size)
  }
}

/** Insertion into a list of at most `count`, best first. */
function keep(best: Neighbour[], candidate: Neighbour, count: number): void {
  const isBetter = (a: Neighbour, b: Neighbour): boolean =>
    a.similarity === b.similarity ? a.script < b.script : a.similarity > b.similarity
  const last = best.at(-1)
  if (best.length === count && last !== undefined && !isBetter(candidate, last)) return
  const at = best.findIndex((one) => isBetter(candidate, one))
  best.splice(at < 0 ? best.length : at, 0, candidate)
  if (best.length > count) best.pop()
}
