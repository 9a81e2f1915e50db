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
const BUCKETS_A_SCRIPT = 8
const FEWEST_BUCKETS_LOG2 = 16
const MOST_BUCKETS_LOG2 = 20
/** Only the rarest bigrams of a text are looked up: they decide who is near, the common ones only cost. */
const MAX_QUERY_BIGRAMS = 16
/** A bigram found in more scripts than this is not looked up either. */
const MAX_POSTINGS = 2_000
/** So many of those that share most are compared in full. */
const COMPARED = 6
const MOST_COUNTED = 0xffff
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
  /** In how many scripts each bucket is, up to what 16 bits hold: the one table that every bigram of a text looks into. */
  private readonly counts: Uint16Array
  /** Squared inverse document frequency of a bucket by its count. */
  private readonly rarity: Float32Array
  private readonly norms: Float32Array
  private readonly sums: Float32Array
  /** Scripts that share something with the text that is asked about. */
  private readonly touched: Int32Array
  private readonly rarest = new Int32Array(MAX_QUERY_BIGRAMS)
  private readonly likely = new Best()
  private readonly near = new Best()
  private readonly reader: BigramReader

  constructor(private readonly scripts: readonly Pick<IndexedScript, 'id' | 'text'>[]) {
    const buckets = bucketsFor(scripts.length)
    this.reader = new BigramReader(buckets - 1)
    this.counts = new Uint16Array(buckets)
    this.postingsFrom = new Int32Array(buckets + 1)
    this.gramsFrom = new Int32Array(scripts.length + 1)
    this.grams = this.readScripts()
    this.postings = this.invert()
    const commonest = this.counts.reduce((most, count) => Math.max(most, count), 0)
    this.rarity = Float32Array.from({ length: commonest + 1 }, (_, n) => rarityOf(n, scripts.length))
    this.norms = Float32Array.from(scripts, (_, s) => this.normOf(this.gramsOf(s)))
    this.sums = new Float32Array(scripts.length)
    this.touched = new Int32Array(scripts.length)
  }

  /** The `count` nearest, nearest first; ties by the order scripts were given in. */
  nearest(text: string, count: number, minSimilarity: number): SimilarScript[] {
    return this.present(this.neighbours(text, count, minSimilarity))
  }

  /** Neighbours by their ids, similarities of two digits. */
  present(neighbours: readonly Neighbour[]): SimilarScript[] {
    return neighbours.map(({ script, similarity }) => ({
      script: this.scripts[script]?.id ?? '',
      similarity: Math.min(1, Math.round(similarity * SIMILARITY_DIGITS) / SIMILARITY_DIGITS),
    }))
  }

  neighbours(text: string, count: number, minSimilarity: number): Neighbour[] {
    const query = this.reader.read(text)
    const norm = this.normOf(query)
    if (norm === 0 || count === 0) return []
    const { likely, near, touched, sums, norms } = this
    likely.clear(COMPARED)
    const size = this.touch(query)
    for (let i = 0; i < size; i++) {
      const script = touched[i] ?? 0
      likely.offer(script, (sums[script] ?? 0) / (norms[script] ?? 1))
      sums[script] = 0
    }
    near.clear(count)
    for (let i = 0; i < likely.size; i++) {
      const script = likely.scripts[i] ?? 0
      const similarity = this.shared(query, this.gramsOf(script)) / (norm * (norms[script] ?? 1))
      if (similarity >= minSimilarity) near.offer(script, similarity)
    }
    return near.list()
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
      for (const gram of read) this.counts[gram] = Math.min(MOST_COUNTED, (this.counts[gram] ?? 0) + 1)
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

  /** Adds up the weight of the rarest bigrams that each script shares, and notes the scripts. @returns how many */
  private touch(query: Int32Array): number {
    const { rarest, counts, rarity, postings, postingsFrom, sums, touched } = this
    const looked = this.findRarest(query)
    let size = 0
    for (let i = 0; i < looked; i++) {
      const gram = rarest[i] ?? 0
      const weight = rarity[counts[gram] ?? 0] ?? 0
      const to = postingsFrom[gram + 1] ?? 0
      for (let at = postingsFrom[gram] ?? 0; at < to; at++) {
        const script = postings[at] ?? 0
        const sum = sums[script] ?? 0
        if (sum === 0) touched[size++] = script
        sums[script] = sum + weight
      }
    }
    return size
  }

  /** The rarest of the known bigrams, rarest first, ties by bucket. @returns how many */
  private findRarest(query: Int32Array): number {
    const { rarest, counts } = this
    let size = 0
    for (let i = 0; i < query.length; i++) {
      const gram = query[i] ?? 0
      const count = counts[gram] ?? 0
      if (count === 0 || count > MAX_POSTINGS) continue
      if (size === MAX_QUERY_BIGRAMS) {
        if (count >= (counts[rarest[size - 1] ?? 0] ?? 0)) continue
        size--
      }
      let at = size++
      for (; at > 0 && (counts[rarest[at - 1] ?? 0] ?? 0) > count; at--) rarest[at] = rarest[at - 1] ?? 0
      rarest[at] = gram
    }
    return size
  }

  private shared(a: Int32Array, b: Int32Array): number {
    const { counts, rarity } = this
    let sum = 0
    let i = 0
    let j = 0
    while (i < a.length && j < b.length) {
      const left = a[i] ?? 0
      const right = b[j] ?? 0
      if (left === right) sum += rarity[counts[left] ?? 0] ?? 0
      if (left <= right) i++
      if (right <= left) j++
    }
    return sum
  }

  private normOf(grams: Int32Array): number {
    const { counts, rarity } = this
    let sum = 0
    for (let i = 0; i < grams.length; i++) sum += rarity[counts[grams[i] ?? 0] ?? 0] ?? 0
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

/** The best few of many, best first; of equals the script that was given first. */
class Best {
  readonly scripts: number[] = []
  private readonly similarities: number[] = []
  private limit = 0
  size = 0

  clear(limit: number): void {
    this.limit = limit
    this.size = 0
  }

  offer(script: number, similarity: number): void {
    if (this.size === this.limit && !this.isBetter(script, similarity, this.size - 1)) return
    let at = this.size < this.limit ? this.size++ : this.size - 1
    for (; at > 0 && this.isBetter(script, similarity, at - 1); at--) {
      this.scripts[at] = this.scripts[at - 1] ?? 0
      this.similarities[at] = this.similarities[at - 1] ?? 0
    }
    this.scripts[at] = script
    this.similarities[at] = similarity
  }

  list(): Neighbour[] {
    return this.scripts
      .slice(0, this.size)
      .map((script, i) => ({ script, similarity: this.similarities[i] ?? 0 }))
  }

  private isBetter(script: number, similarity: number, at: number): boolean {
    const other = this.similarities[at] ?? 0
    return similarity === other ? script < (this.scripts[at] ?? 0) : similarity > other
  }
}
