import { api, type Answer } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useSay } from '../../../language/language'
import { countText, percentText } from '../../../parts/figures'
import { Loaded } from '../../../parts/states'
import { Figures } from '../parts/figures'
import { rulesWords } from '../words'
import { useRule } from './use-rule'
import { DayTable } from '../parts/day-table'
import { ruleWords } from './words'

type Version = Answer<'/v1/rules/{rule}', 'get'>['versions'][number]

interface RuleFiguresProps {
  readonly rule: string
  readonly version: number
  /** It counts and does not act now. */
  readonly isQuiet: boolean
}

/** What the rule has done lately, and what it would have done where it only counted. */
export function RuleFigures({ rule, version, isQuiet }: RuleFiguresProps) {
  const say = useSay(ruleWords)
  const sayRules = useSay(rulesWords)
  const read = useRule(rule)
  return (
    <section aria-label={say('figures')}>
      <h2>{say('figures')}</h2>
      <Loaded of={read} rows={4}>
        {({ versions }) => {
          const shown = versions.filter((one) => one.version === version || one.hits > 0)
          if (shown.length === 0) return <p className="soft">{say('noHits')}</p>
          return shown.map((one) => (
            <div key={one.version}>
              <h3>{sayRules('version', { version: one.version })}</h3>
              <Counts of={one} />
            </div>
          ))
        }}
      </Loaded>
      {isQuiet && <ShadowFigures rule={rule} />}
    </section>
  )
}

function Counts({ of }: { readonly of: Version }) {
  const say = useSay(ruleWords)
  return (
    <>
      <Figures
        figures={[
          { name: say('hits'), value: countText(of.hits) },
          { name: say('confirmed'), value: countText(of.confirmed) },
          { name: say('dismissed'), value: countText(of.dismissed) },
          { name: say('expired'), value: countText(of.expired) },
          { name: say('precision'), value: percentText(of.precision), about: say('precisionAbout') },
        ]}
      />
      {of.series.length > 0 && <Days series={of.series} />}
    </>
  )
}

const BAR = { width: 8, gap: 2, height: 48 } as const

/** Hits by day as bars, with the table behind them. */
function Days({ series }: { readonly series: Version['series'] }) {
  const say = useSay(ruleWords)
  return (
    <details className="rules-days">
      <summary>
        {say('byDay')}
        <Bars series={series} />
      </summary>
      <DayTable day={say('day')} names={COUNTED} say={say} days={series} />
    </details>
  )
}

const COUNTED = ['hits', 'confirmed', 'dismissed'] as const

function Bars({ series }: { readonly series: Version['series'] }) {
  const most = Math.max(1, ...series.map(({ hits }) => hits))
  const width = series.length * (BAR.width + BAR.gap)
  return (
    <svg viewBox={`0 0 ${width} ${BAR.height}`} width={width} height={BAR.height} aria-hidden="true">
      {series.map(({ day, hits }, at) => {
        const height = (hits / most) * BAR.height
        return (
          <rect
            key={day}
            x={at * (BAR.width + BAR.gap)}
            y={BAR.height - height}
            width={BAR.width}
            height={height}
          />
        )
      })}
    </svg>
  )
}

const WOULD = ['wouldWarn', 'wouldRaise', 'wouldLower', 'wouldHold'] as const

function ShadowFigures({ rule }: { readonly rule: string }) {
  const say = useSay(ruleWords)
  const sayRules = useSay(rulesWords)
  const shadow = useRead(['rules', rule, 'shadow'], () =>
    api.GET('/v1/rules/{rule}/shadow', { params: { path: { rule } } }),
  )
  return (
    <>
      <h3>{say('shadow')}</h3>
      <p className="soft">{say('shadowAbout')}</p>
      <Loaded of={shadow} rows={3}>
        {({ versions }) =>
          versions.length === 0 ? (
            <p className="soft">{say('noHits')}</p>
          ) : (
            versions.map((one) => (
              <div key={one.version}>
                <p className="soft">{sayRules('version', { version: one.version })}</p>
                <Figures
                  figures={[
                    { name: say('hits'), value: countText(one.hits) },
                    ...WOULD.map((name) => ({ name: say(name), value: countText(one[name]) })),
                    { name: say('precision'), value: percentText(one.precision) },
                  ]}
                />
              </div>
            ))
          )
        }
      </Loaded>
    </>
  )
}
