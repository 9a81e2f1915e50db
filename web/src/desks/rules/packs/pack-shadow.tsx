import { Alert } from 'antd'
import type { Answer } from '../../../api/client'
import { useSay } from '../../../language/language'
import { countText } from '../../../parts/figures'
import { Empty, Loaded } from '../../../parts/states'
import { Figures } from '../parts/figures'
import type { Pack } from '../reads'
import { usePackShadow } from './changes-summary'
import { DayTable } from '../parts/day-table'
import { packWords } from './words'

type Shadow = Answer<'/v1/rulesets/{hash}/shadow', 'get'>

/** What a pack that judges beside the live one would have done. */
export function PackShadow({ pack }: { readonly pack: Pack }) {
  const say = useSay(packWords)
  const shadow = usePackShadow(pack.hash)
  return (
    <Loaded of={shadow} rows={6}>
      {(read) =>
        read.judged === 0 && read.problem === null && pack.state !== 'shadow' ? (
          <Empty title={say('noShadow')} about={say('noShadowAbout')} />
        ) : (
          <Told of={read} />
        )
      }
    </Loaded>
  )
}

const CHANGES = ['wouldWarn', 'wouldRaise', 'wouldLower', 'wouldHold', 'wouldLetGo'] as const
const ENDS = ['confirmed', 'dismissed', 'expired', 'open'] as const
const SIDES = ['both', 'onlyLive', 'onlyShadow'] as const

function Told({ of }: { readonly of: Shadow }) {
  const say = useSay(packWords)
  return (
    <>
      {of.problem !== null && (
        <Alert type="error" className="rules-alert" title={say('shadowProblem', { why: of.problem })} />
      )}
      <Figures
        figures={[
          { name: say('judged'), value: countText(of.judged) },
          ...CHANGES.map((name) => ({ name: say(name), value: countText(of[name]) })),
          ...(of.skipped > 0 ? [{ name: say('skipped'), value: countText(of.skipped) }] : []),
        ]}
      />
      <table className="rules-table">
        <caption>{say('outcomes')}</caption>
        <thead>
          <tr>
            <td />
            {ENDS.map((end) => (
              <th key={end} scope="col" className="rules-number">
                {say(end)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SIDES.map((side) => (
            <tr key={side}>
              <th scope="row">{say(side)}</th>
              {ENDS.map((end) => (
                <td key={end} className="rules-number">
                  {countText(of.outcomes[side][end])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {of.days.length > 0 && <Days days={of.days} />}
    </>
  )
}

function Days({ days }: { readonly days: Shadow['days'] }) {
  const say = useSay(packWords)
  return <DayTable day={say('day')} names={CHANGES} say={say} days={days} />
}
