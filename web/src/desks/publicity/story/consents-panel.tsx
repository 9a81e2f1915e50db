import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { api, type Answer } from '../../../api/client'
import { useRead, useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { Loaded } from '../../../parts/states'
import { Moment } from '../../../parts/time'
import { ConsentDialog } from './consent-dialog'
import { consentWords } from './consent-words'
import { storyKey, type Story } from './use-story'

export type Consents = Answer<'/v1/stories/{id}/consents', 'get'>
type Consent = Consents['items'][number]

const keyOf = (id: string) => [...storyKey(id), 'consents'] as const

/** Who has agreed to be told of, or to be named; what is taken back takes the story with it. */
export function ConsentsPanel({ story: { id } }: { readonly story: Story }) {
  const say = useSay(consentWords)
  const [isGiving, setGiving] = useState(false)
  const consents = useRead(
    keyOf(id),
    () => api.GET('/v1/stories/{id}/consents', { params: { path: { id } } }),
    { live: ['story', 'consent'] },
  )
  return (
    <section aria-label={say('consents')} className="pub-section">
      <h2>{say('consents')}</h2>
      <p className="soft">{say('about')}</p>
      <Loaded of={consents} rows={2}>
        {(read) => (
          <>
            {read.items.length === 0 ? (
              <p>{say('none')}</p>
            ) : (
              <ul className="pub-history">
                {read.items.map((consent) => (
                  <Line key={consent.id} storyId={id} consent={consent} />
                ))}
              </ul>
            )}
            <Button size="small" onClick={() => setGiving(true)}>
              {say('give')}
            </Button>
            {isGiving && <ConsentDialog storyId={id} consents={read} onClose={() => setGiving(false)} />}
          </>
        )}
      </Loaded>
    </section>
  )
}

/** What is read anew when a consent was given or taken back: all of the story. */
export function useReadAnew(storyId: string): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: storyKey(storyId) })
}

function Line({ storyId, consent }: { readonly storyId: string; readonly consent: Consent }) {
  const say = useSay(consentWords)
  const { modal } = App.useApp()
  const readAnew = useReadAnew(storyId)
  const path = { id: storyId, consentId: consent.id }
  const takeBack = useWrite(
    (_: null) => api.POST('/v1/stories/{id}/consents/{consentId}/withdraw', { params: { path } }),
    { onDone: readAnew },
  )
  const ask = (): void =>
    void modal.confirm({
      title: say('takeBackTitle'),
      content: say('takeBackAbout'),
      okText: say('takeBack'),
      cancelText: say('cancel'),
      okButtonProps: { danger: true },
      onOk: () => takeBack.send(null),
    })
  return (
    <li>
      <span>
        <strong>{consent.name ?? say(consent.kind)}</strong> {say(consent.how)}
      </span>
      <span className="soft">
        <Moment at={consent.givenAt} />
      </span>
      {consent.withdrawnAt === null ? (
        <Button size="small" danger loading={takeBack.isRunning} onClick={ask}>
          {say('takeBack')}
        </Button>
      ) : (
        <p className="soft">
          {say('takenBack')} <Moment at={consent.withdrawnAt} />
        </p>
      )}
    </li>
  )
}
