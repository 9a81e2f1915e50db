import { Warnings } from '../parts/warnings'

/** 研判席: what comes in, by level and clock; take it and send somebody. */
export default function OperatorDesk() {
  return <Warnings />
}
