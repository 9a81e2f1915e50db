import { useCode, useSay } from '../../../language/language'
import { Level } from '../../../parts/code'
import { Moment } from '../../../parts/time'
import { weightText } from '../parts/marks'
import type { ReplayResult } from '../reads'
import { replayWords } from './words'

type Example = ReplayResult['examples'][number]

/** Single signals on which the packs differ, and by which rules. */
export function Examples({ result }: { readonly result: ReplayResult }) {
  const say = useSay(replayWords)
  if (result.examples.length === 0) return null
  return (
    <table className="rules-table">
      <caption>{say('examples')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('when')}</th>
          <th scope="col">{say('kind')}</th>
          <th scope="col">{say('level')}</th>
          <th scope="col">{say('score')}</th>
          <th scope="col">{say('action')}</th>
          <th scope="col">{say('why')}</th>
        </tr>
      </thead>
      <tbody>
        {result.examples.map((one, at) => (
          <Row key={one.signalId ?? at} of={one} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ of }: { readonly of: Example }) {
  const say = useSay(replayWords)
  const sayCode = useCode()
  return (
    <tr>
      <td>
        <Moment at={of.occurredAt} />
        {of.line !== null && (
          <>
            <br />
            <span className="soft">{say('line', { line: of.line })}</span>
          </>
        )}
      </td>
      <td>{sayCode(of.kind)}</td>
      <td>
        <Level level={of.level} /> → <Level level={of.toLevel} />
      </td>
      <td className="clock">
        {of.score.toFixed(2)} → {of.toScore.toFixed(2)}
      </td>
      <td>
        {of.action === of.toAction
          ? sayCode(of.action)
          : say('beforeAfter', { before: sayCode(of.action), after: sayCode(of.toAction) })}
      </td>
      <td>
        <ul className="rules-plain">
          {of.rules.map(({ rule, weight, toWeight }) => (
            <li key={rule}>
              <span className="rules-mono">{rule}</span>{' '}
              <span className="clock">
                {say('beforeAfter', { before: textOf(weight), after: textOf(toWeight) })}
              </span>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}

const textOf = (weight: number | null): string => (weight === null ? '–' : weightText(weight))
