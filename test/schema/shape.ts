/** What the database and schema.prisma must agree on, as sorted lines: a difference reads as a sentence. */
export interface Shape {
  readonly tables: readonly string[]
  /** "signal.amount_fen bigint null" */
  readonly columns: readonly string[]
  /** "signal(id, received_at)" */
  readonly primaryKeys: readonly string[]
  readonly uniques: readonly string[]
  /** "task(station_id) -> station(id)" */
  readonly references: readonly string[]
}
