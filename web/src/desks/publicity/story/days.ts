export interface DayViews {
  readonly day: string
  readonly views: number
}

const DAY_MS = 86_400_000

/** Every day up to the last, those on which nobody read it too; the first first. */
export function lastDays(counted: readonly DayViews[], lastDay: string, count: number): DayViews[] {
  const viewsOf = new Map(counted.map(({ day, views }) => [day, views]))
  const end = Date.parse(lastDay)
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(end - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10)
    return { day, views: viewsOf.get(day) ?? 0 }
  })
}
