import { Alert, Button } from 'antd'
import { useSay, useSpeech } from '../../../language/language'
import { findingWords, groupNames } from './finding-words'
import { keyOf, sureOf } from './spans'
import { Standing } from './standing'
import type { Inspection } from './use-inspection'
import type { Finding, Words } from './use-story'

export const FINDINGS_ID = 'story-findings'

/** What may be done about a finding; null: this person may not edit. */
export interface Mending {
  goTo(finding: Finding): void
  replace(finding: Finding): void
  replaceAll(): void
}

interface PanelProps {
  readonly inspection: Inspection
  readonly words: Words
  readonly chosen: string | null
  readonly isDoubted: boolean
  readonly mending: Mending | null
}

/** Everything the check found, in words, with what may stand there instead. */
export function FindingsPanel({ inspection, words, chosen, isDoubted, mending }: PanelProps) {
  const say = useSay(findingWords)
  const findings = inspection.findings ?? []
  const sure = sureOf(findings).length
  return (
    <section aria-label={say('check')} className="pub-section">
      <h2>{say('check')}</h2>
      <Verdict inspection={inspection} isEditor={mending !== null} />
      {inspection.standing !== null && <Standing of={inspection.standing} />}
      {isDoubted && <Alert type="warning" showIcon title={say('doubted')} />}
      {mending !== null && sure > 1 && (
        <Button size="small" disabled={!inspection.isCurrent} onClick={() => mending.replaceAll()}>
          {say('all', { count: sure })}
        </Button>
      )}
      <ol id={FINDINGS_ID} className="pub-findings" aria-label={say('list')}>
        {findings.map((finding) => (
          <Card
            key={keyOf(finding)}
            finding={finding}
            words={words}
            isChosen={keyOf(finding) === chosen}
            mending={mending}
          />
        ))}
      </ol>
    </section>
  )
}

function Verdict({ inspection, isEditor }: { readonly inspection: Inspection; readonly isEditor: boolean }) {
  const say = useSay(findingWords)
  const { findings, isCurrent, isFailed } = inspection
  if (isFailed)
    return (
      <p role="alert" className="pub-verdict pub-bad">
        {say('failed')}{' '}
        <Button size="small" onClick={() => inspection.again()}>
          {say('again')}
        </Button>
      </p>
    )
  if (!isCurrent)
    return (
      <p role="status" className="pub-verdict soft">
        {say(isEditor ? 'looking' : 'unchecked')}
      </p>
    )
  const count = findings?.length ?? 0
  if (count > 0)
    return (
      <p role="status" className="pub-verdict pub-bad">
        {say('found', { count })}
      </p>
    )
  return (
    <div role="status" className="pub-verdict">
      <span className="pub-good">✓ {say('clean')}</span>
      <p className="soft">{say('cleanAbout')}</p>
    </div>
  )
}

interface CardProps {
  readonly finding: Finding
  readonly words: Words
  readonly isChosen: boolean
  readonly mending: Mending | null
}

const LONGEST_EXCERPT = 40

function Card({ finding, words, isChosen, mending }: CardProps) {
  const say = useSay(findingWords)
  const sayGroup = useSay(groupNames)
  const { language } = useSpeech()
  const excerpt = words[finding.field].slice(finding.start, finding.end)
  return (
    <li className={`pub-finding pub-of-${finding.group}${isChosen ? ' is-chosen' : ''}`}>
      <div className="pub-finding-head">
        <strong>{sayGroup(finding.group)}</strong>
        <span className="soft">
          {say(finding.field === 'title' ? 'inTitle' : 'inBody')} · {say(finding.what)}
        </span>
      </div>
      <q className="pub-excerpt">
        {excerpt.length > LONGEST_EXCERPT ? `${excerpt.slice(0, LONGEST_EXCERPT)}…` : excerpt}
      </q>
      <p>
        {finding.reason[language]}
        {finding.k !== null && ` ${say('few', { k: finding.k })}`}
      </p>
      {mending !== null && <Ways finding={finding} mending={mending} />}
    </li>
  )
}

function Ways({ finding, mending }: { readonly finding: Finding; readonly mending: Mending }) {
  const say = useSay(findingWords)
  const { replacement } = finding
  return (
    <div className="pub-ways">
      {replacement !== null && (
        <Button size="small" type="primary" onClick={() => mending.replace(finding)}>
          {replacement === '' ? say('leaveOut') : say('replaceBy', { words: replacement })}
        </Button>
      )}
      <Button size="small" onClick={() => mending.goTo(finding)}>
        {say('goTo')}
      </Button>
      {replacement === null && <span className="soft">{say('byHand')}</span>}
    </div>
  )
}
