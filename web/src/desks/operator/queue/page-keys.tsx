import type { InputRef } from 'antd'
import { api } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useCode, useSay } from '../../../language/language'
import { KeyHelp, useKeys, type KeyBinding } from '../../../parts/keys'
import { useListState } from '../desk-state'
import type { Alarm } from '../use-alarm'
import type { TakeNext } from '../use-take-next'
import { queueWords } from '../words'
import { useFilters } from './filter-bar'
import { noFilters } from './filters'
import { levels } from './order'
import { useQueue } from './use-queue'

interface Props {
  readonly search: { readonly current: InputRef | null }
  readonly take: TakeNext
  readonly alarm: Alarm
}

/** The keys of the list, and the list of the keys. */
export function PageKeys({ search, take, alarm }: Props) {
  const say = useSay(queueWords)
  const sayCode = useCode()
  const { filters, change } = useFilters()
  const takeChosen = useTakeChosen()
  const own: readonly KeyBinding[] = [
    { key: 'n', what: say('takeNext'), run: take.run },
    { key: 'a', what: say('keyTake'), run: takeChosen },
    { key: '/', what: say('keySearch'), run: () => search.current?.focus() },
    { key: 'm', what: say('keyMine'), run: () => change({ isMine: !filters.isMine }) },
    ...levels.map((level, index) => ({
      key: String(index + 1),
      what: say('keyLevel', { level: sayCode(level) }),
      run: () => change({ levels: [level] }),
    })),
    { key: '0', what: say('clear'), run: () => change(noFilters) },
    { key: 's', what: say('keySound'), run: alarm.toggle },
  ]
  useKeys(own)
  return <KeyHelp bindings={[...movingKeys(say), ...own]} />
}

type Say = (word: keyof typeof queueWords) => string

/** As use-list-keys has them. */
const movingKeys = (say: Say): readonly KeyBinding[] =>
  (
    [
      ['j ↓', 'keyDown'],
      ['k ↑', 'keyUp'],
      ['PageDown', 'keyPage'],
      ['PageUp', 'keyPageBack'],
      ['Home', 'keyFirst'],
      ['End', 'keyLast'],
      ['Enter', 'keyOpen'],
    ] as const
  ).map(([key, word]) => ({ key, what: say(word), run: () => undefined }))

/** The chosen line becomes one's own without being opened. */
function useTakeChosen(): () => void {
  const [{ chosen }] = useListState()
  const { store, touch } = useQueue()
  const acknowledge = useWrite(
    (id: string) => api.POST('/v1/warnings/{id}/acknowledge', { params: { path: { id } } }),
    { onDone: ({ id }) => touch(id) },
  )
  return () => {
    const warning = store.current().warnings.find(({ id }) => id === chosen)
    if (warning?.state === 'open') acknowledge.run(warning.id)
  }
}
