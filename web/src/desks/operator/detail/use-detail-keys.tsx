import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { useSay } from '../../../language/language'
import type { KeyBinding } from '../../../parts/keys'
import { addressOf, DESK } from '../address'
import { useListState } from '../desk-state'
import type { WarningDetail } from '../panels'
import { useQueueState } from '../queue/use-queue'
import { useTakeNext } from '../use-take-next'
import { detailWords, queueWords } from '../words'
import { canTakeOver } from './take-over'

export interface DetailWay {
  readonly backLink: ReactNode
  /** null: there is none that way. */
  readonly toPrevious: (() => void) | null
  readonly toNext: (() => void) | null
  readonly isTakingOver: boolean
  readonly setTakingOver: (isTakingOver: boolean) => void
}

/** Out of a warning: back to where the list stood, to its neighbours, to the next one that is open. */
export function useDetailKeys(
  warning: WarningDetail | null,
): DetailWay & { readonly bindings: readonly KeyBinding[] } {
  const say = useSay(detailWords)
  const sayQueue = useSay(queueWords)
  const navigate = useNavigate()
  const take = useTakeNext()
  const [isTakingOver, setTakingOver] = useState(false)
  const [, setList] = useListState()
  const { previous, next } = useNeighbours(warning?.id ?? '')
  const go = (id: string) => (): void => {
    setList((kept) => ({ ...kept, chosen: id }))
    void navigate(addressOf(id), { replace: true })
  }
  const back = (): void => {
    if (warning !== null) setList((kept) => ({ ...kept, chosen: warning.id }))
    void navigate(DESK)
  }
  const [toPrevious, toNext] = [previous, next].map((id) => (id === null ? null : go(id)))
  const bindings: readonly KeyBinding[] = [
    { key: 'n', what: sayQueue('takeNext'), run: take.run },
    {
      key: 'o',
      what: say('takeOver'),
      run: () => setTakingOver(warning !== null && canTakeOver(warning)),
    },
    { key: '[', what: say('previous'), run: () => toPrevious?.() },
    { key: ']', what: say('next'), run: () => toNext?.() },
    { key: 'Escape', what: say('back'), run: back },
  ]
  return {
    bindings,
    backLink: (
      <Button icon={<ArrowLeftOutlined />} aria-keyshortcuts="Escape" onClick={back}>
        {say('back')}
      </Button>
    ),
    toPrevious: toPrevious ?? null,
    toNext: toNext ?? null,
    isTakingOver,
    setTakingOver,
  }
}

/** In the whole queue: the filters of the list may hide the one that is open. */
function useNeighbours(id: string): { readonly previous: string | null; readonly next: string | null } {
  const { warnings } = useQueueState()
  const at = warnings.findIndex((each) => each.id === id)
  if (at < 0) return { previous: null, next: warnings[0]?.id ?? null }
  return { previous: warnings[at - 1]?.id ?? null, next: warnings[at + 1]?.id ?? null }
}
