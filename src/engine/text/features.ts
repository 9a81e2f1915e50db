/** Hashed features of a text: character 1-3-grams once each, and lexicon elements. Deterministic and allocation-light. */

export interface FeatureVector {
  indexes: Int32Array
  values: Float32Array
}

export interface FeatureSettings {
  dimensionsLog2: number
  elementValue: number
  ngramNorm: number
}

const { imul } = Math
const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193
const DIGITS = /\d+/g
const DIGIT_MARK = '0'

export class FeatureExtractor {
  private readonly mask: number
  private readonly seenIn: Int32Array
  private generation = 0

  constructor(private readonly settings: FeatureSettings) {
    this.mask = (1 << settings.dimensionsLog2) - 1
    this.seenIn = new Int32Array(1 << settings.dimensionsLog2)
  }

  extract(normalised: string, asserted: readonly string[], warned: readonly string[]): FeatureVector {
    this.generation++
    const ngrams = this.ngrams(normalised.replace(DIGITS, DIGIT_MARK))
    const marks = [...asserted.map((name) => `+${name}`), ...warned.map((name) => `-${name}`)]
    const elements = marks.map((mark) => hash(mark) & this.mask)
    const indexes = new Int32Array(ngrams.length + elements.length)
    const values = new Float32Array(indexes.length)
    indexes.set(ngrams)
    indexes.set(elements, ngrams.length)
    values.fill(this.settings.ngramNorm / Math.sqrt(Math.max(1, ngrams.length)), 0, ngrams.length)
    values.fill(this.settings.elementValue, ngrams.length)
    return { indexes, values }
  }

  private ngrams(text: string): number[] {
    const found: number[] = []
    for (let start = 0; start < text.length; start++) {
      let value = FNV_OFFSET
      const end = Math.min(text.length, start + 3)
      for (let at = start; at < end; at++) {
        value = imul(value ^ text.charCodeAt(at), FNV_PRIME)
        this.add((value ^ (value >>> 15)) & this.mask, found)
      }
    }
    return found
  }

  private add(index: number, found: number[]): void {
    if (this.seenIn[index] === this.generation) return
    this.seenIn[index] = this.generation
    found.push(index)
  }
}

function hash(text: string): number {
  let value = FNV_OFFSET
  for (let at = 0; at < text.length; at++) value = imul(value ^ text.charCodeAt(at), FNV_PRIME)
  return value ^ (value >>> 15)
}
