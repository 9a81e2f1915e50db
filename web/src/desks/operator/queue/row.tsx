import { memo } from 'react'
import { useCode, useSay } from '../../../language/language'
import { Missed } from '../../../parts/clocks'
import { Level } from '../../../parts/code'
import { Money } from '../../../parts/money'
import { Phone } from '../../../parts/numbers'
import { Moment } from '../../../parts/time'
import { rowWords } from '../words'
import { ClockCell } from './clock-cell'
import { familyOf } from './filters'
import type { Line } from './lines'
import type { Warning } from './order'

export const columns = [
  'level',
  'clock',
  'number',
  'person',
  'typology',
  'atRisk',
  'state',
  'district',
] as const

export interface RowProps {
  readonly line: Line
  /** From 1, over all rows, the head included. */
  readonly index: number
  readonly top: number
  readonly isChosen: boolean
  readonly isNew: boolean
  readonly userId: string
  readonly districtName: string
  readonly onChoose: (id: string) => void
  readonly onOpen: (line: Line) => void
}

/** One line of the list. Only what has changed is drawn anew, which keeps scrolling smooth. */
export const Row = memo(function Row(props: RowProps) {
  const { line, index, top, isChosen, isNew, onChoose, onOpen } = props
  const classes = ['queue-row', isChosen && 'is-chosen', isNew && 'is-new', `of-${line.kind}`]
  return (
    <div
      id={rowId(line.id)}
      role="row"
      aria-rowindex={index}
      aria-selected={isChosen}
      className={classes.filter(Boolean).join(' ')}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={() => onChoose(line.id)}
      onClick={() => onOpen(line)}
    >
      {line.kind === 'campaign' ? <CampaignCells line={line} /> : <WarningCells {...props} line={line} />}
    </div>
  )
})

export const rowId = (id: string): string => `row-${id}`

function CampaignCells({ line }: { readonly line: Extract<Line, { kind: 'campaign' }> }) {
  const say = useSay(rowWords)
  const sayCode = useCode()
  return (
    <div
      role="gridcell"
      className="campaign-cell"
      aria-colspan={columns.length}
      aria-expanded={!line.isFolded}
    >
      <span aria-hidden="true">{line.isFolded ? '▸' : '▾'}</span>
      <strong>
        {sayCode('campaign')} {line.number}
      </strong>
      <span className="soft">{say('members', { count: line.members.length })}</span>
      <span className="visually-hidden">{say(line.isFolded ? 'unfold' : 'fold')}</span>
    </div>
  )
}

function WarningCells(props: RowProps & { readonly line: Extract<Line, { kind: 'warning' }> }) {
  const say = useSay(rowWords)
  const sayCode = useCode()
  const { warning, isMember } = props.line
  const { person, organisation } = warning
  return (
    <>
      <div role="gridcell">
        <Level level={warning.level} />
      </div>
      <div role="gridcell" className="cell-clock">
        {warning.clock === null ? <Moment at={warning.closedAt} /> : <ClockCell clock={warning.clock} />}
      </div>
      <div role="gridcell" className="cell-number">
        <span className="number">{warning.number}</span>
        {props.isNew && <span className="new-mark">{say('new')}</span>}
        {warning.paidUnawareAt !== null && <span className="unaware-chip">{say('paidUnaware')}</span>}
        <Missed clocks={warning.missed} />
        {!isMember && warning.campaign !== null && <span className="chip">{warning.campaign.number}</span>}
      </div>
      <div role="gridcell" className="cell-person">
        <strong>{person.name ?? say('unnamed')}</strong> <Phone number={person.phone} />
        {organisation !== null && <span className="soft"> · {organisation.name}</span>}
      </div>
      <div role="gridcell" className="cell-typology">
        {sayCode(familyOf(warning.typology))}
      </div>
      <div role="gridcell" className="cell-money">
        <Money yuan={warning.atRisk} />
      </div>
      <div role="gridcell" className="cell-state">
        {/* No component of a library in a row: it would cost as much as all the rest of it. */}
        <span className={`row-state is-${warning.state}`}>{sayCode(warning.state, 'warning')}</span>
        <Owner warning={warning} userId={props.userId} />
      </div>
      <div role="gridcell" className="cell-district">
        {props.districtName}
      </div>
    </>
  )
}

/** Whose it is, and who is on the way. */
function Owner({ warning, userId }: { readonly warning: Warning; readonly userId: string }) {
  const say = useSay(rowWords)
  const { acknowledgedBy, acknowledgedById, task } = warning
  if (acknowledgedBy === null) return null
  const field = task?.officer ?? task?.station
  return (
    <span className={acknowledgedById === userId ? 'owner is-mine' : 'owner'}>
      {acknowledgedById === userId ? say('mine') : acknowledgedBy}
      {field !== undefined && field !== null && <span className="soft"> → {field}</span>}
    </span>
  )
}
