import { characterTables, LATIN } from './characters'

const UNITS = 0x10000
/** Bits of pairs of characters: some 5,000 pairs begin a word. */
const PAIRS = 0x20000
export const NO_NODE = 0
const { imul } = Math

/** Links that are followed when a word is met, once each. */
export class Outcomes {
  readonly all: (readonly number[])[] = []
  private readonly numbers = new Map<string, number>()

  /** @returns -1 for no link */
  numberOf(links: readonly number[]): number {
    if (links.length === 0) return -1
    const key = links.join()
    const number = this.numbers.get(key) ?? this.all.push(links) - 1
    this.numbers.set(key, number)
    return number
  }
}

interface TrieNode {
  links: readonly number[]
  readonly children: Map<number, TrieNode>
  /** More than one way leads here: it is copied before anything is added. */
  isShared: boolean
}

/**
 * Words while they are gathered. All alternatives of a segment go on with the same node, so that (转|汇|打)(给我|过来) takes
 * the room of a sum and not of a product.
 */
export class Trie {
  private readonly root: TrieNode = { links: [], children: new Map(), isShared: false }

  add(segments: readonly (readonly string[])[], link: number): void {
    let tail: TrieNode = { links: [link], children: new Map(), isShared: true }
    for (const words of [...segments].reverse()) {
      const node: TrieNode = { links: [], children: new Map(), isShared: false }
      for (const word of words) lead(node, word, tail)
      node.isShared = true
      tail = node
    }
    absorb(this.root, tail)
  }

  close(outcomes: Outcomes): Words {
    const numbers = new Map<TrieNode, number>()
    const outcomeOf = [-1]
    const edges: Edge[] = []
    const numberOf = (node: TrieNode): number => {
      const known = numbers.get(node)
      if (known !== undefined) return known
      const number = outcomeOf.push(outcomes.numberOf(node.links)) - 1
      numbers.set(node, number)
      for (const [unit, child] of node.children) edges.push({ from: number, unit, to: numberOf(child) })
      return number
    }
    const roots = new Int32Array(UNITS)
    const pairs = new Uint8Array(PAIRS / 8)
    const singles = new Uint8Array(UNITS / 8)
    for (const [first, node] of this.root.children) {
      roots[first] = numberOf(node)
      if (node.links.length > 0) set(singles, first)
      for (const second of node.children.keys()) set(pairs, pairOf(first, second))
    }
    return new Words(roots, outcomeOf, edges, pairs, singles)
  }
}

/** Makes a word lead from a node to what `tail` leads to. */
function lead(from: TrieNode, word: string, tail: TrieNode): void {
  if (word === '') {
    absorb(from, tail)
    return
  }
  let node = from
  for (let at = 0; at < word.length - 1; at++) node = owned(node, word.charCodeAt(at))
  const last = word.charCodeAt(word.length - 1)
  if (node.children.has(last)) absorb(owned(node, last), tail)
  else node.children.set(last, tail)
}

/** The child itself, or a copy of one that others lead to as well. */
function owned(node: TrieNode, unit: number): TrieNode {
  const child = node.children.get(unit)
  if (child?.isShared === false) return child
  const own: TrieNode = {
    links: child?.links ?? [],
    children: new Map(child?.children),
    isShared: false,
  }
  for (const grandchild of own.children.values()) grandchild.isShared = true
  node.children.set(unit, own)
  return own
}

/** Everything that follows from one node follows from the other as well. */
function absorb(into: TrieNode, node: TrieNode): void {
  if (node.links.length > 0) into.links = [...new Set([...into.links, ...node.links])]
  for (const [unit, child] of node.children) {
    if (into.children.has(unit)) absorb(owned(into, unit), child)
    else {
      child.isShared = true
      into.children.set(unit, child)
    }
  }
}

interface Edge {
  readonly from: number
  readonly unit: number
  readonly to: number
}

/** Words to be looked up, behind a table of bits of their first two characters. */
export class Words {
  private readonly kind = characterTables().kind
  /** Of each node its outcome and {@link childBit}s of what may follow. */
  private readonly nodes: Int32Array
  /** Of each edge the node it starts from, its character and the node it leads to; twice as many places as edges. */
  private readonly table: Int32Array
  private readonly mask: number

  constructor(
    private readonly roots: Int32Array,
    outcomes: readonly number[],
    edges: readonly Edge[],
    private readonly pairs: Uint8Array,
    private readonly singles: Uint8Array,
  ) {
    const size = 2 ** Math.ceil(Math.log2(2 * edges.length + 2))
    const nodes = new Int32Array(outcomes.length * NODE_NUMBERS)
    const table = new Int32Array(size * EDGE_NUMBERS)
    outcomes.forEach((outcome, node) => (nodes[node * NODE_NUMBERS] = outcome))
    for (const { from, unit, to } of edges) {
      let slot = slotOf(from, unit) & (size - 1)
      while (table[slot * EDGE_NUMBERS + TO] !== NO_NODE) slot = (slot + 1) & (size - 1)
      table.set([from, unit, to], slot * EDGE_NUMBERS)
      const bits = from * NODE_NUMBERS + 1
      nodes[bits] = (nodes[bits] ?? 0) | childBit(unit)
    }
    this.nodes = nodes
    this.table = table
    this.mask = size - 1
  }

  /** False for most characters of a text, by what lies in the processor's nearest cache. */
  mayBegin(first: number, second: number): boolean {
    return isSet(this.pairs, pairOf(first, second)) || isSet(this.singles, first)
  }

  /** The node of the character here, unless it is a letter inside a word. */
  first(text: string, at: number): number {
    const unit = text.charCodeAt(at)
    const isInsideWord = at > 0 && this.kind[unit] === LATIN && this.kind[text.charCodeAt(at - 1)] === LATIN
    return isInsideWord ? NO_NODE : (this.roots[unit] ?? NO_NODE)
  }

  next(node: number, unit: number): number {
    const { nodes, table, mask } = this
    if (((nodes[node * NODE_NUMBERS + 1] ?? 0) & childBit(unit)) === 0) return NO_NODE
    for (let slot = slotOf(node, unit) & mask; ; slot = (slot + 1) & mask) {
      const at = slot * EDGE_NUMBERS
      const to = table[at + TO] ?? NO_NODE
      if (to === NO_NODE || (table[at] === node && table[at + 1] === unit)) return to
    }
  }

  /** What follows from the word that ends here, or -1. */
  outcomeOf(node: number): number {
    return this.nodes[node * NODE_NUMBERS] ?? -1
  }
}

const NODE_NUMBERS = 2
const EDGE_NUMBERS = 3
const TO = 2

/** One of 32 bits for a character: most characters that do not follow are known by it. */
const childBit = (unit: number): number => 1 << (imul(unit, 0x9e3779b1) >>> 27)

const isSet = (bits: Uint8Array, bit: number): boolean => (((bits[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1

function set(bits: Uint8Array, bit: number): void {
  bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7))
}

const pairOf = (first: number, second: number): number => (imul(first, 0x9e35) ^ second) & (PAIRS - 1)

function slotOf(node: number, unit: number): number {
  const mixed = imul(node, 0x9e3779b1) ^ imul(unit, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
