import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useNavigate } from 'react-router'
import { useSay } from '../../../language/language'
import { useUser } from '../../../session/use-session'
import { useNow } from '../../../parts/time'
import { addressOf } from '../address'
import { useListState } from '../desk-state'
import { queueWords, rowWords } from '../words'
import type { Line } from './lines'
import { columns, Row, rowId } from './row'
import { useDistricts } from './use-districts'
import { useListKeys } from './use-list-keys'

const ROW_HEIGHT = 40
const HEAD_HEIGHT = 34
const OVERSCAN = 8
const LIT_MS = 5_000

interface ListProps {
  readonly lines: readonly Line[]
  readonly arrivals: ReadonlyMap<string, number>
}

/** Ten thousand lines of which those in sight are drawn. One stop for the tab key; the arrows move inside. */
export function QueueList({ lines, arrivals }: ListProps) {
  const say = useSay(queueWords)
  const box = useRef<HTMLDivElement>(null)
  const { virtual, chosen, choose, open } = useLines(lines, box)
  const userId = useUser().id
  const { nameOf } = useDistricts()
  const litSince = useNow() - LIT_MS
  return (
    <div className="queue-grid">
      <div
        ref={box}
        className="queue-scroll"
        role="grid"
        tabIndex={0}
        aria-label={say('queue')}
        aria-rowcount={lines.length + 1}
        aria-activedescendant={chosen < 0 ? undefined : rowId(lines[chosen]?.id ?? '')}
      >
        <ListHead />
        <div role="rowgroup" className="queue-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const line = lines[index]
            if (line === undefined) return null
            return (
              <Row
                key={line.id}
                line={line}
                index={index + 2}
                top={start}
                isChosen={index === chosen}
                isNew={(arrivals.get(line.id) ?? 0) > litSince}
                userId={userId}
                districtName={line.kind === 'warning' ? nameOf(line.warning.districtCode) : ''}
                onChoose={choose}
                onOpen={open}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

function ListHead() {
  const say = useSay(rowWords)
  return (
    <div role="row" aria-rowindex={1} className="queue-row queue-head">
      {columns.map((column) => (
        <div key={column} role="columnheader" className={`cell-${column}`}>
          {say(column)}
        </div>
      ))}
    </div>
  )
}

/** Which lines are in sight, which is chosen, and how one moves among them. */
function useLines(lines: readonly Line[], box: { readonly current: HTMLDivElement | null }) {
  const [list, setList] = useListState()
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: OVERSCAN,
    initialOffset: list.scrollTop,
    scrollPaddingStart: HEAD_HEIGHT,
  })
  const chosen = useMemo(() => lines.findIndex(({ id }) => id === list.chosen), [lines, list.chosen])
  const choose = useCallback((id: string) => setList((kept) => ({ ...kept, chosen: id })), [setList])
  const open = useOpen()
  useKeptScroll(box)
  useListKeys({
    lines,
    chosen,
    pageSize: () => Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2),
    choose: (index) => {
      const line = lines[index]
      if (line === undefined) return
      choose(line.id)
      virtual.scrollToIndex(index)
    },
    open,
  })
  return { virtual, chosen, choose, open }
}

/** A warning is opened, a campaign folded. */
function useOpen(): (line: Line) => void {
  const navigate = useNavigate()
  const [, setList] = useListState()
  return useCallback(
    (line) => {
      if (line.kind === 'warning') void navigate(addressOf(line.id))
      else setList((kept) => ({ ...kept, folded: flipped(kept.folded, line.id) }))
    },
    [navigate, setList],
  )
}

function flipped(folded: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(folded)
  if (!next.delete(id)) next.add(id)
  return next
}

/** Where the list stood is where it stands when one comes back; and the keys are for the list again. */
function useKeptScroll(box: { readonly current: HTMLDivElement | null }): void {
  const [, setList] = useListState()
  const top = useRef(0)
  useEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const note = (): void => void (top.current = element.scrollTop)
    element.addEventListener('scroll', note, { passive: true })
    return () => element.removeEventListener('scroll', note)
  }, [box])
  useLayoutEffect(() => {
    const isAnywhere = document.activeElement === null || document.activeElement === document.body
    if (isAnywhere) box.current?.focus({ preventScroll: true })
    return () => setList((kept) => ({ ...kept, scrollTop: top.current }))
  }, [box, setList])
}
