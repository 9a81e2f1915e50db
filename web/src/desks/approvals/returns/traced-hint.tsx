import { Button } from 'antd'
import { useSay } from '../../../language/language'
import { Money } from '../../../parts/money'
import { useTrace } from '../../../parts/use-trace'
import type { Claim } from './reads'
import { returnWords } from './words'

interface TracedHintProps {
  /** That is frozen. */
  readonly accountId: string
  readonly claim: Claim
  readonly onTake: (typed: { readonly traced: string; readonly reason: string }) => void
}

/** What the trace finds of the claim's money in the frozen account; whether it is taken is the officer's word. */
export function TracedHint({ accountId, claim, onTake }: TracedHintProps) {
  const say = useSay(returnWords)
  const { warningId, lost } = claim
  const found = useTrace(warningId).data?.accounts.find(({ id }) => id === accountId)
  if (found === undefined) return null
  // No more than was lost can be returned.
  const traced = Number(found.thereOwn) > Number(lost) ? lost : found.thereOwn
  return (
    <p className="soft">
      {say('byTrace')} <Money yuan={traced} isFull />{' '}
      <Button size="small" onClick={() => onTake({ traced, reason: say('byTraceReason') })}>
        {say('byTraceTake')}
      </Button>
    </p>
  )
}
