import { Link } from 'react-router'
import { useSay } from '../../language/language'
import { clockNames, clockWords, Ladder, useEscalations, type Escalation } from '../../parts/clocks'
import { Level } from '../../parts/code'
import { Empty, Loaded } from '../../parts/states'
import { approvalWords } from './words'

/** 超时: what has run out and is still not done, by warning, the longest missed first. */
export function MissedPage() {
  const say = useSay(approvalWords)
  const escalations = useEscalations({ isOpen: 'true' })
  return (
    <Loaded of={escalations} rows={6}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={say('nothingMissed')} about={say('nothingMissedAbout')} />
        ) : (
          <ul className="missed-list">
            {byWarning(items).map((steps) => (
              <MissedCase key={steps[0]?.warningId} steps={steps} />
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

function MissedCase({ steps }: { readonly steps: readonly Escalation[] }) {
  const say = useSay(clockWords)
  const sayClock = useSay(clockNames)
  const [first] = steps
  if (first === undefined) return null
  const who = first.officerName ?? first.stationName
  return (
    <li className="card missed-case">
      <header>
        <Level level={first.level} />
        <Link to={`/desk/operator/warnings/${first.warningId}`} className="number">
          {first.warningNumber}
        </Link>
        <span className="missed-chip">{say('missed', { clock: sayClock(first.clock) })}</span>
        {who !== null && <span className="soft">{who}</span>}
      </header>
      <Ladder items={steps} />
    </li>
  )
}

function byWarning(items: readonly Escalation[]): readonly (readonly Escalation[])[] {
  const groups = new Map<string, Escalation[]>()
  for (const item of items.toReversed()) {
    const group = groups.get(item.warningId)
    if (group === undefined) groups.set(item.warningId, [item])
    else group.push(item)
  }
  return [...groups.values()]
}
