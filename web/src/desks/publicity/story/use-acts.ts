import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useRef } from 'react'
import { api, type Refusal } from '../../../api/client'
import { useWrite, type Write } from '../../../api/query'
import { useSay } from '../../../language/language'
import { useRefusalText } from '../../../parts/refusal-text'
import { useUser } from '../../../session/use-session'
import { stepWords } from './step-words'
import { storyKey, type Story, type Words } from './use-story'
import type { Wording } from './use-wording'

type Act<I = null> = Write<I, Story>

export interface Acts {
  readonly save: Act<Words>
  readonly check: Act
  readonly approve: Act
  readonly release: Act
  readonly redraft: Act<Story['voice']>
  readonly discard: Act
  readonly withdraw: Act<string>
  readonly isRunning: boolean
}

/** Everything that can be done with a story. @param onLeaks the service has found something after all */
export function useActs(story: Story, wording: Wording, onLeaks: () => void): Acts {
  const { id, revision } = story
  const say = useSay(stepWords)
  const to = { params: { path: { id } } }
  const took = useTaking(id)
  const save = useWrite(
    ({ title, body }: Words) => api.PUT('/v1/stories/{id}', { ...to, body: { title, body, revision } }),
    {
      onDone: (answer, sent) => {
        took(answer)
        wording.saved(sent, answer.revision)
      },
    },
  )
  const check = useWrite((_: null) => api.POST('/v1/stories/{id}/check', to), { onDone: took })
  const approve = useWrite((_: null) => api.POST('/v1/stories/{id}/approve', to), {
    onDone: took,
    done: say('approvedDone'),
    isQuiet: true,
  })
  const release = useWrite((_: null) => api.POST('/v1/stories/{id}/release', to), {
    onDone: took,
    done: say('releasedDone'),
    isQuiet: true,
  })
  useTold(approve.refusal, onLeaks)
  useTold(release.refusal, onLeaks)
  const redraft = useRedraft(story, (answer) => {
    took(answer)
    wording.drop()
  })
  const discard = useWrite((_: null) => api.POST('/v1/stories/{id}/discard', to), { onDone: took })
  const withdraw = useWrite(
    (reason: string) => api.POST('/v1/stories/{id}/withdraw', { ...to, body: { reason } }),
    { onDone: took },
  )
  const all = [save, check, approve, release, redraft, discard, withdraw]
  return {
    save,
    check,
    approve,
    release,
    redraft,
    discard,
    withdraw,
    isRunning: all.some(({ isRunning }) => isRunning),
  }
}

const useRedraft = ({ id, revision }: Story, onDone: (answer: Story) => void): Acts['redraft'] =>
  useWrite(
    (voice: Story['voice']) =>
      api.POST('/v1/stories/{id}/redraft', { params: { path: { id } }, body: { revision, voice } }),
    { onDone },
  )

/** What the service answers is what it is now: shown at once. */
function useTaking(id: string): (answer: Story) => void {
  const client = useQueryClient()
  return (answer) => void client.setQueryData(storyKey(id), answer)
}

/** What was found is marked in the text: its places in the refusal are not read out. */
function useTold(refusal: Refusal | null, onLeaks: () => void): void {
  const say = useSay(stepWords)
  const textOf = useRefusalText()
  const { message } = App.useApp()
  const { role } = useUser()
  const tell = (told: Refusal): void => {
    if (told.code !== 'story_leaks') {
      void message.error(textOf(told))
      return
    }
    onLeaks()
    void message.error(say(role === 'publicity' ? 'leaked' : 'leakedForReader'))
  }
  const latest = useRef(tell)
  useEffect(() => void (latest.current = tell))
  useEffect(() => {
    if (refusal !== null) latest.current(refusal)
  }, [refusal])
}
