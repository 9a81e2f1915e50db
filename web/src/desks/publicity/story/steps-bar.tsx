import { Button } from 'antd'
import { useSay } from '../../../language/language'
import { Moment } from '../../../parts/time'
import { blockOf, currentStep, isDone, steps, type Situation, type Step } from './blocks'
import { stepWords } from './step-words'
import type { Acts } from './use-acts'
import { isOpen, type Story } from './use-story'

interface BarProps {
  readonly situation: Situation
  readonly acts: Acts
  readonly onSave: () => void
}

/** From the draft to the public: who has done what, what comes next, and why it cannot be done yet. */
export function StepsBar({ situation, acts, onSave }: BarProps) {
  const say = useSay(stepWords)
  const now = currentStep(situation)
  return (
    <ol className="pub-steps" aria-label={say('steps')}>
      {steps.map((step, index) => {
        const done = isDone(situation, step)
        const is = done ? 'is-done' : step === now ? 'is-now' : 'is-later'
        return (
          <li key={step} className={`pub-step ${is}`} aria-current={step === now ? 'step' : undefined}>
            <span className="pub-step-number" aria-hidden="true">
              {done ? '✓' : index + 1}
            </span>
            <div className="pub-step-text">
              <strong>
                {say(step)}
                {done && <span className="visually-hidden"> ({say('done')})</span>}
              </strong>
              <Told step={step} situation={situation} done={done} />
            </div>
            {isOpen(situation.story) && (
              <StepButton
                step={step}
                situation={situation}
                isNow={step === now}
                acts={acts}
                onSave={onSave}
              />
            )}
          </li>
        )
      })}
    </ol>
  )
}

interface ToldProps {
  readonly step: Step
  readonly situation: Situation
  readonly done: boolean
}

/** Under the name of the step: who did it and when, or why it waits. */
function Told({ step, situation, done }: ToldProps) {
  const say = useSay(stepWords)
  const { story, findingCount, isDirty } = situation
  if (done) return <Deed step={step} story={story} />
  if (!isOpen(story)) return <small className="soft">–</small>
  if (step === 'draft') return <small className="pub-why">{say('unsaved')}</small>
  if (step === 'check' && !isDirty && findingCount !== null && findingCount > 0)
    return <small className="pub-bad">{say('found', { count: findingCount })}</small>
  const why = blockOf(step, situation)
  return (
    <small className="pub-why" id={whyId(step)}>
      {why === null ? '' : say(why)}
    </small>
  )
}

const whyId = (step: Step): string => `why-${step}`

function Deed({ step, story }: { readonly step: Step; readonly story: Story }) {
  const say = useSay(stepWords)
  const { who, at } = deedOf(step, story)
  return (
    <small className="soft">
      {step === 'check' ? say('clean') : (who?.displayName ?? say('service'))} <Moment at={at} />
    </small>
  )
}

function deedOf(step: Step, story: Story): { who: Story['editedBy']; at: string | null } {
  switch (step) {
    case 'draft':
      return story.editedBy === null
        ? { who: story.draftedBy, at: story.draftedAt }
        : { who: story.editedBy, at: null }
    case 'check':
      return { who: null, at: story.checkedAt }
    case 'approve':
      return { who: story.approvedBy, at: story.approvedAt }
    case 'release':
      return { who: story.releasedBy, at: story.releasedAt }
  }
}

interface ButtonProps extends BarProps {
  readonly step: Step
  readonly isNow: boolean
}

function StepButton({ step, situation, isNow, acts, onSave }: ButtonProps) {
  const say = useSay(stepWords)
  const { story, user, isDirty } = situation
  if (step === 'draft')
    return isDirty ? (
      <Button type="primary" loading={acts.save.isRunning} onClick={onSave}>
        {say('doDraft')}
      </Button>
    ) : null
  // What was approved is checked again at its release; it cannot be checked by hand any more.
  if (step === 'check' && (story.state === 'approved' || user.role !== 'publicity')) return null
  const why = blockOf(step, situation)
  const act = { check: acts.check, approve: acts.approve, release: acts.release }[step]
  const isAgain = step === 'check' && story.state === 'checked'
  const word = isAgain
    ? 'doCheckAgain'
    : ({ check: 'doCheck', approve: 'doApprove', release: 'doRelease' } as const)[step]
  return (
    <Button
      type={isNow && why === null && !isAgain ? 'primary' : 'default'}
      disabled={why !== null}
      loading={act.isRunning}
      aria-describedby={why === null ? undefined : whyId(step)}
      onClick={() => act.run(null)}
    >
      {say(word)}
    </Button>
  )
}
