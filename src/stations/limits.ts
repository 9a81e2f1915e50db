/** Every number the dispatch and the station list lean on: value, unit, where it comes from, since when. */
interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

export const stationLimits = {
  positionFresh: {
    value: 30,
    unit: 'minutes',
    source: 'our own design, no rule behind it (docs/law.md)',
    since: '2026-11-22',
  },
  runnersUp: { value: 3, unit: 'entries', source: 'our own design: the reason is kept', since: '2026-11-22' },
  // No town of the city reaches farther from its point: what lies beyond is another city's, or a typing error.
  townReach: { value: 30, unit: 'kilometres', source: 'local configuration', since: '2026-11-22' },
  // A village's station stands this near its town's point; farther out the district's outline decides.
  townVicinity: { value: 5, unit: 'kilometres', source: 'local configuration', since: '2026-11-26' },
  // 1.2 to 1.4 is quoted for dense urban road networks; the careful end of it, not measured for this city.
  roadFactor: {
    value: 1.4,
    unit: 'road metres a straight metre',
    source: 'local configuration: careful end of the 1.2-1.4 quoted for urban road networks',
    since: '2026-11-26',
  },
  // A patrol car in a town by day, lights and parking included; not measured for this city.
  roadSpeed: { value: 30, unit: 'kilometres an hour', source: 'local configuration', since: '2026-11-27' },
  // So many of the nearest by estimate are worth a question to a routing service.
  routed: { value: 5, unit: 'officers', source: 'our own design', since: '2026-11-27' },
  // Who has been out today already is taken to be this much farther away for each time.
  loadMinutes: { value: 2, unit: 'minutes for each task of today', source: 'local configuration', since: '2026-11-27' }, // prettier-ignore
  // A visit is written up and breath is drawn before the next door.
  restMinutes: { value: 10, unit: 'minutes after a report', source: 'local configuration', since: '2026-11-27' }, // prettier-ignore
  stationFileRows: { value: 5_000, unit: 'rows', source: 'local configuration', since: '2026-11-22' },
  stationFileSize: { value: 4_194_304, unit: 'bytes', source: 'local configuration', since: '2026-11-22' },
  shownProblems: { value: 50, unit: 'lines', source: 'local configuration', since: '2026-11-22' },
} as const satisfies Record<string, Limit>

/**
 * Where a task goes whose place is not known at all: the station nearest this point keeps it until the place is found.
 * The middle of Shaoxing, GCJ-02, from Vonng/adcode (CC BY 4.0).
 */
export const cityPoint = { lon: 120.580364, lat: 30.030192 } as const
