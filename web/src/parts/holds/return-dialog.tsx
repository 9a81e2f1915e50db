import { Radio } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client'
import { useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { ActFrame } from './act-frame'
import type { ActsOf } from './possible'
import { holdWords } from './words'

/** Begins the return of what is frozen: claims and shares are reckoned by the service. */
export function ReturnDialog({ of, onClose }: { readonly of: ActsOf; readonly onClose: () => void }) {
  const say = useSay(holdWords)
  const [rest, setRest] = useState<'keep' | 'release'>('keep')
  const draft = useWrite(() => api.POST('/v1/fund-returns', { body: { freezeId: of.id, rest } }), {
    done: say('giveBackDone'),
    onDone: onClose,
  })
  return (
    <ActFrame
      title={`${say('giveBack')} ${of.number}`}
      action={say('giveBack')}
      isRunning={draft.isRunning}
      onSend={() => draft.run(undefined)}
      onClose={onClose}
    >
      <p>{say('giveBackEffect')}</p>
      <Radio.Group
        aria-label={say('restGoes')}
        value={rest}
        onChange={({ target }) => setRest(target.value === 'release' ? 'release' : 'keep')}
        options={[
          { value: 'keep', label: say('restKeep') },
          { value: 'release', label: say('restRelease') },
        ]}
      />
    </ActFrame>
  )
}
