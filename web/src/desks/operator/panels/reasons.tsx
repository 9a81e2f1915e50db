import { defineWords, useCode, useSay, useSpeech } from '../../../language/language'
import { Money } from '../../../parts/money'
import { Empty } from '../../../parts/states'
import { Moment } from '../../../parts/time'
import { Evidence } from './evidence'
import { Panel } from './panel'
import type { WarningDetail, WarningSignal } from './reads'

const words = defineWords({
  why: { zh: '研判理由', en: 'Why' },
  none: { zh: '没有理由可以显示', en: 'No reason to show' },
  archived: {
    zh: '信号已归档，只保留时间线',
    en: 'The signals are archived; the time line has what is left',
  },
  score: { zh: '可能性 {score}', en: 'Probability {score}' },
  raises: { zh: '加重', en: 'speaks for it' },
  lowers: { zh: '减轻', en: 'speaks against it' },
  pack: { zh: '规则包 {pack}', en: 'Rules {pack}' },
})

/** Log-odds beyond this fill the bar: one such reason alone decides. */
const FULL_WEIGHT = 4
const PACK_DIGITS = 8

/** Why the engine speaks: each signal's reasons, the strongest first, with evidence, rule and version. */
export function ReasonsPanel({ warning }: { readonly warning: WarningDetail }) {
  const say = useSay(words)
  const signals = [...warning.signals].sort((a, b) => b.score - a.score)
  return (
    <Panel title={say('why')}>
      {signals.length === 0 ? (
        <Empty title={say('none')} about={say('archived')} />
      ) : (
        signals.map((signal) => <SignalReasons key={signal.id} signal={signal} />)
      )}
    </Panel>
  )
}

function SignalReasons({ signal }: { readonly signal: WarningSignal }) {
  const say = useSay(words)
  const sayCode = useCode()
  const { ruleset } = signal
  return (
    <article className="signal">
      <h3>
        {sayCode(signal.type)} <Moment at={signal.occurredAt} />{' '}
        {signal.amount !== null && <Money yuan={signal.amount} />}
        <span
          className="soft signal-score"
          title={ruleset === null ? '' : say('pack', { pack: packName(ruleset) })}
        >
          {say('score', { score: percent(signal.score) })}
        </span>
      </h3>
      <ul className="reasons">
        {[...signal.reasons]
          .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
          .map((reason) => (
            <ReasonRow key={`${reason.rule}@${reason.version}`} reason={reason} />
          ))}
      </ul>
    </article>
  )
}

const packName = (ruleset: string): string => ruleset.replace('sha256:', '').slice(0, PACK_DIGITS)
const percent = (score: number): string => `${Math.round(score * 100)}%`

type Reason = WarningSignal['reasons'][number]

function ReasonRow({ reason }: { readonly reason: Reason }) {
  const say = useSay(words)
  const { language } = useSpeech()
  const { rule, version, weight, text, title, evidence } = reason
  const share = Math.min(1, Math.abs(weight) / FULL_WEIGHT)
  const direction = weight < 0 ? 'lowers' : 'raises'
  return (
    <li className={`reason reason-${direction}`}>
      <span className="weight" title={say(direction)}>
        <span className="weight-bar" style={{ width: `${share * 100}%` }} />
        <span className="weight-number">
          {weight < 0 ? '−' : '+'}
          {Math.abs(weight).toFixed(1)}
        </span>
      </span>
      <span className="reason-text">
        <span title={title?.[language] ?? ''}>{language === 'zh' ? text : (title?.en ?? text)}</span>
        <span className="soft rule-id">
          {' '}
          {rule} v{version}
        </span>
        <Evidence evidence={evidence} />
      </span>
    </li>
  )
}
