export interface MapPoint {
  readonly lon: number
  readonly lat: number
}

export interface MapMark extends MapPoint {
  readonly id: string
  /** How it is drawn, and read by who does not see colours: each kind has a shape of its own. */
  readonly kind: 'victim' | 'officer' | 'officer-chosen' | 'officer-busy' | 'station' | 'count' | 'count-calm'
  /** Shown when pointed at, and the accessible name. */
  readonly label: string
  /** Written into the mark: a count. */
  readonly text?: string
  /** 1 is usual. */
  readonly size?: number
}

export interface MapView {
  readonly marks: readonly MapMark[]
  /** Drawn as a dashed line: who goes where. */
  readonly lines?: readonly (readonly [MapPoint, MapPoint])[]
  /** By district code: 0 to 1, how strongly it is coloured. */
  readonly heat?: Readonly<Record<string, number>>
  /** What to show: all marks, those of these ids, or the whole city. */
  readonly fit?: 'marks' | 'city' | readonly string[]
  readonly height: number | string
  /** Says what the map shows; the marks are listed for a screen reader. */
  readonly label: string
  readonly onDistrict?: (code: string) => void
  readonly onMark?: (id: string) => void
  /** Somebody has pointed at a place; it has to be possible to type it, too. */
  readonly onPoint?: (point: MapPoint) => void
}
