import { toGcj02, type Gcj02Point } from './datum'

/** A point from outside, with the datum it was told in. */
export interface ToldPoint {
  readonly lon: number
  readonly lat: number
  /** Absent: WGS-84. */
  readonly datum?: 'WGS-84' | 'GCJ-02' | undefined
}

export const gcj02Of = ({ lon, lat, datum = 'WGS-84' }: ToldPoint): Gcj02Point =>
  datum === 'GCJ-02' ? { lon, lat } : toGcj02({ lon, lat })
