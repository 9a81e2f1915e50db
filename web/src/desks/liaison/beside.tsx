import { Alert, Button, Input } from 'antd'
import { useCode, useSay } from '../../language/language'
import { matchFields, type Asked, type MatchField } from '../../parts/holds/match-fields'
import { holdWords } from '../../parts/holds/words'
import { causeOf } from './answer'
import type { TaskDetail } from './reads'
import { useDrafts } from './drafts'
import { verdictOf, type Verdict } from './matching'
import { requestWords } from './words'

/** What has been pasted out of the bank's own system; it stays on this page. */
export function useShown(id: string) {
  const drafts = useDrafts()
  const { shown } = drafts.of(id)
  return {
    shown,
    change: (field: MatchField, text: string) => drafts.change(id, { shown: { ...shown, [field]: text } }),
  }
}

/** Beside one field: what the bank's system shows, and whether it is the same. */
export function Beside(props: {
  readonly asked: Asked
  readonly field: MatchField
  readonly shown: string
  readonly onChange: (text: string) => void
}) {
  const say = useSay(requestWords)
  const sayHold = useSay(holdWords)
  const textOf = useVerdictText()
  const verdict = verdictOf(props.asked, props.field, props.shown)
  if (props.asked[props.field] === null) return null
  return (
    <span className="beside">
      <Input
        className={props.field === 'accountName' ? '' : 'mono'}
        autoComplete="off"
        aria-label={say('oursOf', { what: sayHold(props.field) })}
        value={props.shown}
        {...(verdict?.kind === 'different' ? { status: 'error' as const } : {})}
        onChange={({ target }) => props.onChange(target.value)}
      />
      <output className={verdict === null ? '' : `is-${verdict.kind}`}>{textOf(verdict)}</output>
    </span>
  )
}

function useVerdictText(): (verdict: Verdict | null) => string {
  const say = useSay(requestWords)
  return (verdict) => {
    if (verdict === null) return ''
    if (verdict.kind === 'same') return `✓ ${say('same')}`
    return `✗ ${verdict.from === null ? say('different') : say('differentFrom', { nth: verdict.from })}`
  }
}

/** One that does not match has to be refused: said at once, with the cause one press away. */
export function Mismatch({ task }: { readonly task: TaskDetail }) {
  const say = useSay(requestWords)
  const sayHold = useSay(holdWords)
  const sayCode = useCode()
  const drafts = useDrafts()
  const { shown } = drafts.of(task.id)
  const field = matchFields.find((each) => verdictOf(task, each, shown[each])?.kind === 'different')
  if (field === undefined) return null
  const cause = causeOf[field]
  return (
    <Alert
      type="error"
      showIcon
      title={say('mustRefuse', { what: sayHold(field) })}
      action={
        <Button danger size="small" onClick={() => drafts.change(task.id, { outcome: 'refused', cause })}>
          {say('refuseSo', { cause: sayCode(cause, 'hold') })}
        </Button>
      }
    />
  )
}
