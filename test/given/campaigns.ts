import type { Engine, Evaluation } from '../../src/engine'
import { obedientEngine, type Wire } from './ingest'
import { somebody } from './people'
import { chat } from './signals'

/** An engine that is alarmed by everything: campaigns are tested, not what the rules think of these texts. */
export const alarming = (engine: Engine): Engine => ({
  ...obedientEngine(engine),
  evaluate: (input, windows) => alarmed(engine.evaluate(input, windows)),
})

const alarmed = (evaluation: Evaluation): Evaluation => ({
  ...evaluation,
  level: 'high',
  score: 0.9,
  typology: 'authority',
})

/** One script, as it is told to this person. */
export const script = (name: string, caseNumber: number, sum: string): string =>
  `${name}你好，我是市公安局刑侦支队的李警官，你名下一张银行卡涉嫌洗钱，案号${caseNumber}，请马上把存款${sum}转入安全账户配合资金核查，不要告诉家人，挂断电话后果自负。`

/** Somebody writes it to somebody, both of whom nobody has heard of before. */
export const told = (text: string, more: Wire = {}): Wire =>
  chat({
    sender: { handle: `wx-${Math.random()}` },
    recipient: { phone: somebody().phone },
    group: undefined,
    text,
    ...more,
  })
