export { proveBooks, type FoundBreak, type Proof } from './prove'
export { proveDaily, proveNow } from './service'
