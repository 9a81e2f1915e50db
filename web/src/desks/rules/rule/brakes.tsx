import { Alert, Button } from 'antd'
import { useState } from 'react'
import { api, type Answer } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useCode, useSay } from '../../../language/language'
import { percentText } from '../../../parts/figures'
import { ReasonDialog } from '../../../parts/reason-dialog'
import { Moment } from '../../../parts/time'
import { useUser } from '../../../session/use-session'
import { useRule } from './use-rule'
import { ruleWords } from './words'

type Brake = Answer<'/v1/rules/{rule}', 'get'>['brakes'][number]

/** When the rule fired far beyond its habit and was taken out of action; who let it act again, and why. */
export function Brakes({ rule }: { readonly rule: string }) {
  const say = useSay(ruleWords)
  const brakes = useRule(rule).data?.brakes ?? []
  if (brakes.length === 0) return null
  return (
    <section aria-label={say('brakes')}>
      <h2>{say('brakes')}</h2>
      {brakes.map((brake) =>
        brake.liftedAt === null ? (
          <On key={brake.id} brake={brake} />
        ) : (
          <p key={brake.id}>
            <Moment at={brake.brakedAt} /> <Seen brake={brake} />{' '}
            {say('brakeLifted', { name: brake.liftedBy?.displayName ?? '–', reason: brake.liftReason ?? '' })}
          </p>
        ),
      )}
    </section>
  )
}

function Seen({ brake }: { readonly brake: Brake }) {
  const say = useSay(ruleWords)
  const sayCode = useCode()
  const { hits, signals, habit, kind } = brake
  return (
    <>
      {say('brakeSeen', {
        kind: sayCode(kind),
        hits,
        signals,
        share: percentText(signals === 0 ? null : hits / signals),
        habit: percentText(habit),
      })}
    </>
  )
}

function On({ brake }: { readonly brake: Brake }) {
  const say = useSay(ruleWords)
  const me = useUser()
  const [isAsked, setAsked] = useState(false)
  const { rule, version } = brake
  const lift = useWrite(
    (reason: string) =>
      api.POST('/v1/rules/{rule}/lift-brake', { params: { path: { rule } }, body: { version, reason } }),
    { done: say('lifted'), onDone: () => setAsked(false), outdates: [['rules']] },
  )
  return (
    <>
      <Alert
        type="error"
        className="rules-alert"
        title={say('brakeOn')}
        description={
          <>
            <Moment at={brake.brakedAt} /> <Seen brake={brake} />{' '}
            {me.role === 'supervisor' ? '' : say('liftOther')}
          </>
        }
        action={
          me.role === 'supervisor' ? (
            <Button danger onClick={() => setAsked(true)}>
              {say('lift')}
            </Button>
          ) : undefined
        }
      />
      {isAsked && (
        <ReasonDialog
          title={say('liftTitle', { rule })}
          effect={say('liftEffect')}
          label={say('liftReason')}
          action={say('lift')}
          isDangerous
          isRunning={lift.isRunning}
          onCancel={() => setAsked(false)}
          onConfirm={lift.run}
        />
      )}
    </>
  )
}
