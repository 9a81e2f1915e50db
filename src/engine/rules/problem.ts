import { says, type Said } from '../said'

export interface PackProblem {
  file: string
  /** From 1 on, as editors count. */
  line: number
  column: number
  /** Where what is wrong ends, exclusive. */
  endLine: number
  endColumn: number
  code: string
  /** In English; `zh` says the same. */
  reason: string
  zh: string
}

/** A problem of a file as such. */
export const problemOf = (file: string, said: Said): PackProblem => ({
  file,
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
  code: said.code,
  reason: said.en,
  zh: said.zh,
})

export const missingFile = (path: string): PackProblem => problemOf(path, says.noFile)

/** A pack that does not check is refused as a whole; every problem is listed. */
export class RulePackError extends Error {
  override readonly name = 'RulePackError'

  constructor(readonly problems: readonly PackProblem[]) {
    super(problems.map(describeProblem).join('\n'))
  }
}

export function describeProblem(problem: Pick<PackProblem, 'file' | 'line' | 'column' | 'reason'>): string {
  return `${problem.file}:${problem.line}:${problem.column} ${problem.reason}`
}
