/** mulberry32: small, fast, the same on every machine. For tests and simulations that must replay, never for secrets. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function seededBytes(seed: number): (size: number) => Buffer {
  const random = seededRandom(seed)
  return (size) => Buffer.from(Array.from({ length: size }, () => Math.floor(random() * 256)))
}
