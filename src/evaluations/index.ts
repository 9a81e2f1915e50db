export { evaluationText, evaluationView, storedText } from './answer'
export { inputsOf, judgeAll, keysOf, type Judged } from './judge'
export { findEvaluations, insertEvaluations, type EvaluationRow } from './statements'
