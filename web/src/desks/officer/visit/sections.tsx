import { useCode, useSay } from '../../../language/language'
import { Choice, Several, TextArea } from '../../../parts/phone/parts'
import {
  allClear,
  appAnswers,
  attitudes,
  findings,
  lookNames,
  looks,
  nextVisits,
  reasonsToPay,
  toldWhom,
  yesNoUnknown,
  type Look,
} from './draft'
import { isFromOwnChecks } from './report'
import { Section, type SectionProps } from './section'
import { visitWords } from './words'

export function ResultSection(props: SectionProps) {
  const say = useSay(visitWords)
  const sayCode = useCode()
  const { draft, change } = props
  const options = <T extends string>(values: readonly T[]) =>
    values.map((value) => ({ value, label: sayCode(value, 'visit') }))
  const isNotFraud = draft.finding === 'not_fraud'
  return (
    <Section {...props} name="result" title={say('result')}>
      <Choice
        label={say('result')}
        isLabelHidden
        options={options(findings)}
        value={draft.finding}
        onChange={(finding) => change({ finding })}
      />
      {isNotFraud && !isFromOwnChecks(draft) && <p className="hint hint-warn">{say('notFraudHint')}</p>}
      {draft.finding !== null && draft.finding !== 'not_reached' && (
        <Choice
          label={say('attitude')}
          options={options(attitudes)}
          value={draft.attitude}
          onChange={(attitude) => change({ attitude })}
        />
      )}
      {(draft.attitude === 'denies' || draft.attitude === 'refuses') && (
        <p className="hint hint-warn">{say('deniesHint')}</p>
      )}
    </Section>
  )
}

export function ContactSection(props: SectionProps) {
  const say = useSay(visitWords)
  const { draft, change } = props
  return (
    <Section {...props} name="contact" title={say('contact')}>
      <Choice
        label={say('contact')}
        isLabelHidden
        options={yesNoUnknown.map((value) => ({ value, label: say(value) }))}
        value={draft.inContact}
        onChange={(inContact) => change({ inContact })}
      />
    </Section>
  )
}

export function LooksSection(props: SectionProps) {
  const say = useSay(visitWords)
  const { draft, change } = props
  const options = <L extends Look>(look: L) => {
    const values = ['unseen', 'nothing', ...looks[look], 'suspicious'] as const
    return values.map((value) => ({ value, label: say(value) }))
  }
  return (
    <Section {...props} name="looks" title={say('looks')}>
      <button
        type="button"
        className="link-button"
        style={{ width: '100%', marginBottom: 14 }}
        onClick={() => change({ looks: allClear })}
      >
        {say('allClear')}
      </button>
      {lookNames.map((look) => (
        <Choice
          key={look}
          label={say(look)}
          options={options(look)}
          value={draft.looks[look]}
          onChange={(seen) => change({ looks: { ...draft.looks, [look]: seen } })}
        />
      ))}
    </Section>
  )
}

export function QuestionsSection(props: SectionProps) {
  const say = useSay(visitWords)
  const { draft, change } = props
  const asChoice = (value: boolean | null): 'yes' | 'no' | null =>
    value === null ? null : value ? 'yes' : 'no'
  return (
    <Section {...props} name="questions" title={say('questions')}>
      <Choice
        label={say('whyTransfer')}
        options={reasonsToPay.map((value) => ({ value, label: say(value) }))}
        value={draft.whyTransfer}
        onChange={(whyTransfer) => change({ whyTransfer })}
      />
      <Choice
        label={say('toStranger')}
        options={[
          { value: 'yes', label: say('stranger') },
          { value: 'no', label: say('known') },
        ]}
        value={asChoice(draft.toStranger)}
        onChange={(value) => change({ toStranger: value === 'yes' })}
      />
      <Choice
        label={say('toldByCaller')}
        options={[
          { value: 'yes', label: say('yes') },
          { value: 'no', label: say('no') },
        ]}
        value={asChoice(draft.toldByCaller)}
        onChange={(value) => change({ toldByCaller: value === 'yes' })}
      />
    </Section>
  )
}

export function DoneSection(props: SectionProps) {
  const say = useSay(visitWords)
  const { draft, change } = props
  return (
    <Section {...props} name="done" title={say('done')}>
      <Choice
        label={say('app')}
        options={appAnswers.map((value) => ({ value, label: say(value) }))}
        value={draft.app}
        onChange={(app) => change({ app })}
      />
      <Several
        label={say('told')}
        options={toldWhom.map((value) => ({ value, label: say(value === 'bank' ? 'bankTold' : value) }))}
        values={draft.told}
        onChange={(told) => change({ told })}
      />
    </Section>
  )
}

const LONGEST_NOTE = 4_000

export function NextSection(props: SectionProps) {
  const say = useSay(visitWords)
  const { draft, change } = props
  return (
    <Section {...props} name="next" title={say('next')}>
      <Choice
        label={say('next')}
        isLabelHidden
        options={nextVisits.map((value) => ({ value, label: say(value) }))}
        value={draft.next}
        onChange={(next) => change({ next })}
      />
      <TextArea
        label={say('note')}
        rows={2}
        max={LONGEST_NOTE}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
    </Section>
  )
}
