export interface PackProblem {
  file: string
  line: number
  column: number
  reason: string
}

/** A pack that does not check is refused as a whole; every problem is listed. */
export class RulePackError extends Error {
  override readonly name = 'RulePackError'

  constructor(readonly problems: readonly PackProblem[]) {
    super(problems.map(describeProblem).join('\n'))
  }
}

export function describeProblem(problem: PackProblem): string {
  return `${problem.file}:${problem.line}:${problem.column} ${problem.reason}`
}
