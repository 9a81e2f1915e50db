import { useMemo } from 'react'
import { api } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useSay } from '../../../language/language'
import { Empty, Loaded } from '../../../parts/states'
import { queueWords } from '../words'
import { linesOf } from './lines'
import type { Warning } from './order'
import { QueueList } from './queue-list'

const MOST = 200
const NO_ARRIVALS: ReadonlyMap<string, number> = new Map()
const NONE_FOLDED: ReadonlySet<string> = new Set()

/** Those that were closed last. */
export function EndedView() {
  const ended = useRead(
    ['warnings', 'ended'],
    () =>
      api.GET('/v1/warnings', { params: { query: { state: 'confirmed,dismissed,expired', limit: MOST } } }),
    { live: ['warning'] },
  )
  return <Loaded of={ended}>{({ items }) => <Ended items={items} />}</Loaded>
}

function Ended({ items }: { readonly items: readonly Warning[] }) {
  const say = useSay(queueWords)
  const lines = useMemo(() => linesOf(items, NONE_FOLDED), [items])
  if (lines.length === 0) return <Empty title={say('noEnded')} />
  return <QueueList lines={lines} arrivals={NO_ARRIVALS} />
}
