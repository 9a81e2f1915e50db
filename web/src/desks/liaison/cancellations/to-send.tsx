import { App, Button, Segmented } from 'antd'
import { useState } from 'react'
import { api, type Answer, type Body } from '../../../api/client'
import { useRead, useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { Money } from '../../../parts/money'
import { saveFile } from '../../../parts/save-file'
import { Empty, Loaded } from '../../../parts/states'
import { Moment } from '../../../parts/time'
import { cancellationWords } from './words'

type Item = Answer<'/v1/cancellation-requests', 'get'>['items'][number]
type Version = NonNullable<Body<'/v1/cancellation-requests/{id}/file', 'post'>['version']>

const versions = ['camt.056.001.08', 'camt.056.001.10'] as const satisfies readonly Version[]

const LOOK_MS = 10_000

export function ToSend() {
  const say = useSay(cancellationWords)
  const [version, setVersion] = useState<Version>(versions[0])
  const requests = useRead(['cancellation-requests'], () => api.GET('/v1/cancellation-requests'), {
    // The other bank's answer is not told to this one: it is looked for.
    everyMs: LOOK_MS,
  })
  return (
    <Loaded of={requests} rows={4}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={say('none')} />
        ) : (
          <div className="cancellation-versions">
            <Segmented<Version>
              size="small"
              aria-label={say('version')}
              value={version}
              onChange={setVersion}
              options={[...versions]}
            />
            <ul className="cancellations">
              {items.map((item) => (
                <One key={item.id} item={item} version={version} />
              ))}
            </ul>
          </div>
        )
      }
    </Loaded>
  )
}

function One({ item, version }: { readonly item: Item; readonly version: Version }) {
  const say = useSay(cancellationWords)
  const { message } = App.useApp()
  const take = useWrite(
    () =>
      api.POST('/v1/cancellation-requests/{id}/file', {
        params: { path: { id: item.id } },
        body: { version },
      }),
    {
      onDone: ({ name, xml, checkedAgainst }) => {
        saveFile(name, xml, 'application/xml')
        if (checkedAgainst === null) void message.info(say('unchecked', { name: version }))
      },
    },
  )
  return (
    <li>
      <span>
        <strong className="number">{item.number}</strong> {item.account} <Money yuan={item.amount} isFull />{' '}
        {say('to', { bank: item.bank.name })}
        <br />
        <Standing item={item} />
      </span>
      <Button
        size="small"
        loading={take.isRunning}
        aria-label={say('takeOf', { number: item.number })}
        onClick={() => take.run(undefined)}
      >
        {say('take')}
      </Button>
    </li>
  )
}

function Standing({ item: { takenAt, pendingAt, isAnswered } }: { readonly item: Item }) {
  const say = useSay(cancellationWords)
  if (isAnswered) return <span className="soft">{say('isAnswered')}</span>
  if (takenAt === null) return <span className="is-late">{say('notTaken')}</span>
  return (
    <span className="soft">
      {say('takenAt')} <Moment at={takenAt} />
      {pendingAt !== null && (
        <>
          {' · '}
          {say('pendingAt')} <Moment at={pendingAt} />
        </>
      )}
    </span>
  )
}
