import { useRef, type ReactNode } from 'react'
import { Link } from 'react-router'
import { defineWords, useSay } from '../../language/language'
import { useKeys, type KeyBinding } from '../keys'
import { Clock } from '../time'
import './worklist.css'

const words = defineWords({
  keyDown: { zh: '下一项', en: 'Next one' },
  keyUp: { zh: '上一项', en: 'The one before' },
  keyOpen: { zh: '打开', en: 'Open it' },
})

/** One piece of work: where it is opened, the clock that runs, and what it is in two lines. */
export interface WorkItem {
  readonly id: string
  readonly href: string
  /** null: none runs. */
  readonly clock: { readonly to: string; readonly label: string } | null
  /** In place of a clock: when it ended. */
  readonly when?: ReactNode
  readonly title: ReactNode
  readonly line: ReactNode
  readonly notes?: ReactNode
  readonly tone: 'now' | 'runs' | 'own' | 'quiet'
}

export interface WorkGroup {
  readonly key: string
  readonly title: string
  readonly items: readonly WorkItem[]
}

interface WorklistProps {
  readonly label: string
  readonly groups: readonly WorkGroup[]
  /** Of the item that is open. */
  readonly opened: string | null
}

/**
 * Work by its clock, in groups. Each item is a link, so that it has an address and the back button works; opening may be
 * logged, so the keys move the focus and Enter opens.
 */
export function Worklist({ label, groups, opened }: WorklistProps) {
  const list = useRef<HTMLElement>(null)
  useMoving(list)
  return (
    <nav ref={list} className="worklist" aria-label={label}>
      {groups
        .filter(({ items }) => items.length > 0)
        .map(({ key, title, items }) => (
          <section key={key} aria-label={title}>
            <h2>
              {title} <span className="worklist-count">{items.length}</span>
            </h2>
            <ul>
              {items.map((item) => (
                <Item key={item.id} item={item} isOpened={item.id === opened} />
              ))}
            </ul>
          </section>
        ))}
    </nav>
  )
}

function Item({ item, isOpened }: { readonly item: WorkItem; readonly isOpened: boolean }) {
  return (
    <li>
      <Link
        to={item.href}
        className={`work-item work-${item.tone}`}
        {...(isOpened ? { 'aria-current': 'page' as const } : {})}
      >
        <span className="work-clock">
          {item.clock === null ? (
            item.when
          ) : (
            <>
              <Clock to={item.clock.to} label={item.clock.label} />
              <small>{item.clock.label}</small>
            </>
          )}
        </span>
        <span className="work-what">
          <span className="work-title">{item.title}</span>
          <span className="work-line">{item.line}</span>
          {item.notes !== undefined && <span className="work-notes">{item.notes}</span>}
        </span>
      </Link>
    </li>
  )
}

function useMoving(list: { readonly current: HTMLElement | null }): void {
  const say = useSay(words)
  const by = (step: number) => (): void => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a.work-item') ?? [])]
    const focused = links.findIndex((link) => link === document.activeElement)
    const current = links.findIndex((link) => link.getAttribute('aria-current') === 'page')
    const from = focused >= 0 ? focused : current
    const next = links[Math.min(links.length - 1, Math.max(0, from + step))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useKeys([
    { key: 'j', what: say('keyDown'), run: by(1) },
    { key: 'ArrowDown', what: say('keyDown'), run: by(1) },
    { key: 'k', what: say('keyUp'), run: by(-1) },
    { key: 'ArrowUp', what: say('keyUp'), run: by(-1) },
  ])
}

/** As the list has them, for the list of keys. */
export function useWorklistKeys(): readonly KeyBinding[] {
  const say = useSay(words)
  const none = (): void => undefined
  return [
    { key: 'j ↓', what: say('keyDown'), run: none },
    { key: 'k ↑', what: say('keyUp'), run: none },
    { key: 'Enter', what: say('keyOpen'), run: none },
  ]
}

/** The list at the left, what is open at the right; each scrolls for itself. */
export const WorkDesk = (props: {
  readonly top: ReactNode
  readonly list: ReactNode
  readonly children: ReactNode
}) => (
  <div className="work-desk">
    <div className="work-left">
      <div className="work-top">{props.top}</div>
      {props.list}
    </div>
    <div className="work-right">{props.children}</div>
  </div>
)
