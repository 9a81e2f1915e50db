import { Button, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { ReasonDialog } from '../../../parts/reason-dialog'
import { useUser } from '../../../session/use-session'
import type { Pack } from '../reads'
import { ChangesSummary, Evidence } from './changes-summary'
import { packWords } from './words'

type Step = 'review' | 'shadow' | 'publish' | 'retire' | 'rollback'

/** What the state of a pack allows next, the way on first. */
function stepsOf(pack: Pack): readonly Step[] {
  switch (pack.state) {
    case 'draft':
      return ['retire', 'review']
    case 'reviewed':
      return ['retire', 'shadow']
    case 'shadow':
      return ['retire', 'publish']
    case 'retired':
      return pack.liveSince === null ? [] : ['rollback']
    case 'live':
      return []
  }
}

/** The acts that move a pack on; each says what it will change before it does. */
export function Steps({ pack }: { readonly pack: Pack }) {
  const say = useSay(packWords)
  const me = useUser()
  const [asked, setAsked] = useState<Step | null>(null)
  const act = useStep(pack, () => setAsked(null))
  const isOwn = pack.importedBy?.id === me.id
  return (
    <>
      {stepsOf(pack).map((step) =>
        step === 'review' && isOwn ? (
          <span key={step} className="rules-why soft">
            {say('reviewOther')}
          </span>
        ) : (
          <Button
            key={step}
            type={step === 'retire' ? 'default' : 'primary'}
            danger={step === 'rollback' || step === 'retire'}
            onClick={() => setAsked(step)}
          >
            {say(step)}
          </Button>
        ),
      )}
      {asked !== null && <Question step={asked} pack={pack} act={act} onCancel={() => setAsked(null)} />}
    </>
  )
}

interface Wish {
  readonly step: Step
  readonly reason: string
}

function useStep(pack: Pack, onDone: () => void) {
  const say = useSay(packWords)
  const params = { path: { hash: pack.hash } }
  return useWrite(
    ({ step, reason }: Wish) => {
      switch (step) {
        case 'review':
          return api.POST('/v1/rulesets/{hash}/review', { params })
        case 'shadow':
          return api.POST('/v1/rulesets/{hash}/shadow', { params })
        case 'publish':
          return api.POST('/v1/rulesets/{hash}/publish', { params })
        case 'retire':
          return api.POST('/v1/rulesets/{hash}/retire', { params })
        case 'rollback':
          return api.POST('/v1/rulesets/{hash}/rollback', { params, body: { reason } })
      }
    },
    {
      onDone,
      done: say('done'),
      outdates: [['rulesets'], ['ruleset-difference'], ['ruleset-lines'], ['rules']],
    },
  )
}

interface QuestionProps {
  readonly step: Step
  readonly pack: Pack
  readonly act: ReturnType<typeof useStep>
  readonly onCancel: () => void
}

function Question({ step, pack, act, onCancel }: QuestionProps) {
  const say = useSay(packWords)
  const shown = {
    title: say(`${step}Title`),
    effect: say(`${step}Effect`),
    changes: step === 'retire' ? null : <ChangesSummary hash={pack.hash} />,
  }
  if (step === 'rollback')
    return (
      <ReasonDialog
        title={shown.title}
        effect={shown.effect}
        action={say(step)}
        label={say('rollbackReason')}
        isDangerous
        isRunning={act.isRunning}
        onCancel={onCancel}
        onConfirm={(reason) => act.run({ step, reason })}
      >
        {shown.changes}
      </ReasonDialog>
    )
  return (
    <Modal
      open
      title={shown.title}
      okText={say(step)}
      okButtonProps={{ danger: step === 'retire', loading: act.isRunning }}
      onOk={() => act.run({ step, reason: '' })}
      onCancel={onCancel}
      width={600}
    >
      <p>{shown.effect}</p>
      {shown.changes}
      {step === 'publish' && <Evidence pack={pack} />}
    </Modal>
  )
}
