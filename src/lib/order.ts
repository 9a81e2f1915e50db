/** For `sort`: the first comparison that tells two apart decides. */
export const firstOf = (...comparisons: readonly number[]): number =>
  comparisons.find((comparison) => comparison !== 0) ?? 0

/** Smaller amounts first. */
export const compareFen = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)

/** By code unit: independent of the machine's locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
