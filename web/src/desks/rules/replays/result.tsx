import { useCode, useSay } from '../../../language/language'
import { Level } from '../../../parts/code'
import { countText } from '../../../parts/figures'
import { Figures } from '../parts/figures'
import type { ReplayResult } from '../reads'
import { Examples } from './examples'
import { replayWords } from './words'

const LEVELS = ['none', 'low', 'medium', 'high', 'critical'] as const

/** What two packs said of the same signals, where they differ. */
export function ReplayResultView({ result }: { readonly result: ReplayResult }) {
  return (
    <>
      <Head result={result} />
      <div className="rules-result">
        <RulesTable result={result} />
        <LevelTable result={result} />
      </div>
      <Examples result={result} />
      <div className="rules-result">
        <Outcomes result={result} />
        <Kinds result={result} />
      </div>
      <Refused result={result} />
    </>
  )
}

function Head({ result }: { readonly result: ReplayResult }) {
  const say = useSay(replayWords)
  const { alarms, alarmsPer10000: per, holds } = result
  const both = (before: string | number, after: string | number): string =>
    say('beforeAfter', { before, after })
  const changed = result.levels
    .filter(({ level, toLevel }) => level !== toLevel)
    .reduce((sum, { signals }) => sum + signals, 0)
  return (
    <>
      <Figures
        figures={[
          { name: say('judged'), value: countText(result.signals) },
          { name: say('changedLevels'), value: countText(changed) },
          { name: say('alarms'), value: both(countText(alarms.before), countText(alarms.after)) },
          { name: say('alarmsPer'), value: both(perText(per.before), perText(per.after)) },
          { name: say('holds'), value: both(countText(holds.before), countText(holds.after)) },
          { name: say('newlyHeld'), value: countText(holds.newlyHeld) },
          { name: say('letGo'), value: countText(holds.letGo) },
        ]}
      />
      {result.warmUp > 0 && <p className="soft">{say('warmUp', { count: countText(result.warmUp) })}</p>}
    </>
  )
}

const perText = (share: number | null): string => (share === null ? '–' : String(Math.round(share * 10) / 10))

const COUNTS = ['appears', 'vanishes', 'weighs', 'raised', 'lowered'] as const

function RulesTable({ result }: { readonly result: ReplayResult }) {
  const say = useSay(replayWords)
  if (result.rules.length === 0) return <p>{say('noRules')}</p>
  return (
    <table className="rules-table">
      <caption>{say('rules')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('rule')}</th>
          {COUNTS.map((name) => (
            <th key={name} scope="col" className="rules-number">
              {say(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {result.rules.map((rule) => (
          <tr key={rule.rule}>
            <th scope="row" className="rules-mono">
              {rule.rule}
            </th>
            {COUNTS.map((name) => (
              <td key={name} className="rules-number">
                {rule[name] === 0 ? <span className="soft">0</span> : countText(rule[name])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function LevelTable({ result }: { readonly result: ReplayResult }) {
  const say = useSay(replayWords)
  const of = (level: string, toLevel: string): number =>
    result.levels.find((cell) => cell.level === level && cell.toLevel === toLevel)?.signals ?? 0
  return (
    <table className="rules-table rules-matrix">
      <caption>{say('levels')}</caption>
      <thead>
        <tr>
          <td />
          {LEVELS.map((level) => (
            <th key={level} scope="col">
              <Level level={level} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {LEVELS.map((level, row) => (
          <tr key={level}>
            <th scope="row">
              <Level level={level} />
            </th>
            {LEVELS.map((toLevel, column) => {
              const count = of(level, toLevel)
              const way = count === 0 || row === column ? 'same' : column > row ? 'raised' : 'lowered'
              return (
                <td key={toLevel} className={`rules-number rules-cell-${way}`}>
                  {count === 0 ? <span className="soft">·</span> : countText(count)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Counted = Pick<ReplayResult['kinds'][number], 'signals' | 'alarms' | 'holds'>

function CountTable({
  caption,
  first,
  rows,
}: {
  readonly caption: string
  readonly first: string
  readonly rows: readonly (Counted & { readonly name: string })[]
}) {
  const say = useSay(replayWords)
  if (rows.length === 0) return null
  const both = ({ before, after }: Counted['alarms']): string =>
    say('beforeAfter', { before: countText(before), after: countText(after) })
  return (
    <table className="rules-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col" className="rules-number">
            {say('signals')}
          </th>
          <th scope="col" className="rules-number">
            {say('alarms')}
          </th>
          <th scope="col" className="rules-number">
            {say('holds')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, signals, alarms, holds }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="rules-number">{countText(signals)}</td>
            <td className="rules-number">{both(alarms)}</td>
            <td className="rules-number">{both(holds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Outcomes({ result }: { readonly result: ReplayResult }) {
  const say = useSay(replayWords)
  const rows = result.outcomes.map((one) => ({ ...one, name: say(one.outcome) }))
  return <CountTable caption={say('outcomes')} first={say('outcome')} rows={rows} />
}

function Kinds({ result }: { readonly result: ReplayResult }) {
  const say = useSay(replayWords)
  const sayCode = useCode()
  const rows = result.kinds.map((one) => ({ ...one, name: sayCode(one.kind) }))
  return <CountTable caption={say('kinds')} first={say('kind')} rows={rows} />
}

function Refused({ result }: { readonly result: ReplayResult }) {
  const say = useSay(replayWords)
  if (result.refusedLines === 0) return null
  return (
    <details className="rules-refused">
      <summary>{say('refused', { count: result.refusedLines })}</summary>
      <ul>
        {result.refused.map(({ line, reason }) => (
          <li key={line}>{say('refusedLine', { line, reason })}</li>
        ))}
      </ul>
    </details>
  )
}
