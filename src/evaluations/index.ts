export { evaluationText, evaluationView, presentEvaluation, storedText } from './answer'
export { readEvaluation } from './repository'
export { inputsOf, judgeAll, keysOf, type Judged } from './judge'
export { findEvaluations, insertEvaluations, type EvaluationRow } from './statements'
