import { EARTH_RADIUS_METERS, radians, type Point } from '../geo'

interface Located {
  readonly point: Point
}

interface Span {
  readonly from: number
  readonly size: number
  readonly cells: number
}

// Few enough in a cell that looking at all of them is cheap, and few enough cells that empty ones are not searched.
const ITEMS_A_CELL = 3
const MOST_CELLS_A_SIDE = 512

/**
 * Items by the cell of a grid over the box they lie in, so that those near a point are found without looking at the rest.
 * Built in one pass over the items; what is asked afterwards touches a few cells.
 */
export class Grid<T extends Located> {
  private readonly lons: Span
  private readonly lats: Span
  /** Of each cell, where its items begin in `order`; one more at the end. */
  private readonly starts: Int32Array
  private readonly order: Int32Array
  /** Of the parallel where a degree of longitude is shortest. */
  private readonly farthestLat: number

  constructor(private readonly items: readonly T[]) {
    const side = Math.min(MOST_CELLS_A_SIDE, Math.max(1, Math.ceil(Math.sqrt(items.length / ITEMS_A_CELL))))
    const range = rangeOf(items)
    this.lons = span(range.lon, side)
    this.lats = span(range.lat, side)
    this.farthestLat = Math.max(Math.abs(range.lat.min), Math.abs(range.lat.max))
    const cellOf = items.map(
      ({ point }) => cellAt(this.lats, point.lat) * this.lons.cells + cellAt(this.lons, point.lon),
    )
    this.starts = startsOf(cellOf, this.lons.cells * this.lats.cells)
    this.order = orderOf(cellOf, this.starts)
  }

  /**
   * Ring after ring around the point's cell.
   * @param visit is given the items of one ring
   * @param isEnough is told how far away everything is that has not been visited yet; true ends the search
   */
  outward(point: Point, visit: (item: T) => void, isEnough: (beyondMeters: number) => boolean): void {
    const x = cellAt(this.lons, point.lon)
    const y = cellAt(this.lats, point.lat)
    for (let ring = 0; ; ring += 1) {
      this.visitRing(x, y, ring, visit)
      const beyond = this.metersBeyond(point, x, y, ring)
      if (beyond === Infinity || isEnough(beyond)) return
    }
  }

  private visitRing(x: number, y: number, ring: number, visit: (item: T) => void): void {
    const lastRow = Math.min(y + ring, this.lats.cells - 1)
    for (let row = Math.max(y - ring, 0); row <= lastRow; row += 1) {
      const isEdge = Math.abs(row - y) === ring
      // Of the rows between the two edges only the outermost cells are new.
      const step = isEdge || ring === 0 ? 1 : 2 * ring
      for (let column = x - ring; column <= x + ring; column += step) {
        if (column < 0 || column >= this.lons.cells) continue
        this.visitCell(row * this.lons.cells + column, visit)
      }
    }
  }

  private visitCell(cell: number, visit: (item: T) => void): void {
    const end = this.starts[cell + 1] ?? 0
    for (let index = this.starts[cell] ?? 0; index < end; index += 1) {
      const item = this.items[this.order[index] ?? 0]
      if (item !== undefined) visit(item)
    }
  }

  /** No item outside the rings up to this one is nearer. Infinity: there is none. */
  private metersBeyond(point: Point, x: number, y: number, ring: number): number {
    const lonGap = gap(this.lons, point.lon, x, ring)
    const latGap = gap(this.lats, point.lat, y, ring)
    if (lonGap === Infinity && latGap === Infinity) return Infinity
    const narrowest = Math.cos(radians(Math.max(this.farthestLat, Math.abs(point.lat))))
    // Along a parallel the great circle is shorter than the parallel itself; both are bounds from below.
    const acrossLons =
      lonGap === Infinity
        ? Infinity
        : 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, narrowest * Math.sin(radians(lonGap) / 2)))
    const acrossLats = latGap === Infinity ? Infinity : EARTH_RADIUS_METERS * radians(latGap)
    return Math.min(acrossLons, acrossLats)
  }
}

function rangeOf(items: readonly Located[]) {
  const lon = { min: Infinity, max: -Infinity }
  const lat = { min: Infinity, max: -Infinity }
  for (const { point } of items) {
    lon.min = Math.min(lon.min, point.lon)
    lon.max = Math.max(lon.max, point.lon)
    lat.min = Math.min(lat.min, point.lat)
    lat.max = Math.max(lat.max, point.lat)
  }
  return items.length === 0 ? { lon: { min: 0, max: 0 }, lat: { min: 0, max: 0 } } : { lon, lat }
}

/** All on one line: one cell across it. */
const span = ({ min, max }: { min: number; max: number }, cells: number): Span =>
  max > min ? { from: min, size: (max - min) / cells, cells } : { from: min, size: 1, cells: 1 }

const cellAt = ({ from, size, cells }: Span, value: number): number =>
  Math.min(cells - 1, Math.max(0, Math.floor((value - from) / size)))

/** From the value to the nearer edge of the block of cells behind which there are others; never below 0. */
function gap({ from, size, cells }: Span, value: number, cell: number, ring: number): number {
  const below = cell - ring <= 0 ? Infinity : value - (from + (cell - ring) * size)
  const above = cell + ring >= cells - 1 ? Infinity : from + (cell + ring + 1) * size - value
  return Math.max(0, Math.min(below, above))
}

function startsOf(cellOf: readonly number[], cells: number): Int32Array {
  const starts = new Int32Array(cells + 1)
  for (const cell of cellOf) starts[cell + 1] = (starts[cell + 1] ?? 0) + 1
  for (let cell = 0; cell < cells; cell += 1) starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0)
  return starts
}

function orderOf(cellOf: readonly number[], starts: Int32Array): Int32Array {
  const next = starts.slice()
  const order = new Int32Array(cellOf.length)
  cellOf.forEach((cell, index) => {
    const at = next[cell] ?? 0
    order[at] = index
    next[cell] = at + 1
  })
  return order
}
