import { Button } from 'antd'
import { defineWords, useSay } from '../../../language/language'
import { Clock } from '../../../parts/time'
import type { Act, NextAction } from './next-action'
import { actWords, becauseWords, untilWords } from './next-action-words'
import type { WarningAct } from './possible'
import { useNextAction, type WarningDetail } from './reads'

const words = defineWords({
  next: { zh: '下一步', en: 'Next' },
  thinking: { zh: '正在读取', en: 'Reading' },
  somebody: { zh: '民警', en: 'the officer' },
})

/** What a press on the advice opens; chasing and waiting are not done here. */
const doable: Partial<Record<Act, WarningAct>> = {
  acknowledge: 'acknowledge',
  call: 'call',
  dispatch: 'dispatch',
  plan: 'plan',
}

/** The next sensible thing to do, why, and until when. */
export function NextActionBar({
  warning,
  onAct,
}: {
  readonly warning: WarningDetail
  readonly onAct: (act: WarningAct) => void
}) {
  const say = useSay(words)
  const next = useNextAction(warning)
  return (
    <div className={`next-action next-${next?.act ?? 'wait'}`} role="status" aria-label={say('next')}>
      <span className="next-head">{say('next')}</span>
      {next === null ? <span className="soft">{say('thinking')}</span> : <Advice next={next} onAct={onAct} />}
    </div>
  )
}

function Advice({ next, onAct }: { readonly next: NextAction; readonly onAct: (act: WarningAct) => void }) {
  const say = useSay(words)
  const sayAct = useSay(actWords)
  const sayBecause = useSay(becauseWords)
  const act = doable[next.act]
  return (
    <>
      {act === undefined ? (
        <strong>{sayAct(next.act)}</strong>
      ) : (
        <Button type="primary" size="small" onClick={() => onAct(act)}>
          {sayAct(next.act)}
        </Button>
      )}
      <span>{sayBecause(next.because, { who: next.who ?? say('somebody') })}</span>
      {next.until !== null && <Until next={next} until={next.until} />}
    </>
  )
}

function Until({ next, until }: { readonly next: NextAction; readonly until: string }) {
  const say = useSay(untilWords)
  const word = HOLD.includes(next.because) ? 'hold' : next.because === 'no-answer-yet' ? 'again' : null
  return (
    <span>
      {word !== null && <span className="soft">{say(word)} </span>}
      <Clock to={until} />
    </span>
  )
}

/** Their clock is that of the payment that a bank holds back. */
const HOLD: readonly NextAction['because'][] = ['too-grave-to-wait', 'payment-hold-ends', 'not-called-yet']
