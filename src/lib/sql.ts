/** A statement of the hot path: prepared once per connection under its name. */
export interface Statement {
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
  /** How many rows it must touch; another number takes the whole transaction back. */
  readonly expectRows?: number
}

export type Row = Readonly<Record<string, unknown>>

/** What the hot path needs of a database; `platform/hot-sql` has it over the common pool. */
export interface Sql {
  /** All at once, one round trip, no transaction around them. Answers the rows of each. */
  read(statements: readonly Statement[]): Promise<Row[][]>
  /** All or nothing. @throws RowsMissing when a statement did not touch as many rows as it expects */
  write(statements: readonly Statement[]): Promise<void>
}

/** Somebody else was faster: what was read is no longer so. */
export class RowsMissing extends Error {
  override readonly name = 'RowsMissing'

  constructor(readonly statement: string) {
    super(`${statement} did not find what had been read`)
  }
}
