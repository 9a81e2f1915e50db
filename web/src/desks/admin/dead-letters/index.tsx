import { App, Button, Table, type TableColumnsType } from 'antd'
import { api, type Answer } from '../../../api/client'
import { useRead, useWrite } from '../../../api/query'
import { useCode, useSay } from '../../../language/language'
import { Empty } from '../../../parts/states'
import { Moment } from '../../../parts/time'
import { useEventWords } from '../parts/event-words'
import { Listing, listOf, Section } from '../parts/section'
import { useConfirm } from '../parts/use-confirm'
import { useOpened } from '../parts/use-filters'
import { Letters } from './letters'
import { deadLetterWords } from './words'

export type Kind = Answer<'/v1/dead-letters/kinds', 'get'>['items'][number]

const COUNT_EVERY_MS = 10_000
const keyOf = ({ event, consumer }: Kind): string => `${event}@${consumer}`

/** What could not be handled, by kind: what failed together has one cause. */
export default function DeadLetters() {
  const say = useSay(deadLetterWords)
  const { opened, open, close } = useOpened('kind')
  const kinds = useRead(['dead-letters', 'kinds'], () => api.GET('/v1/dead-letters/kinds'), {
    everyMs: COUNT_EVERY_MS,
  })
  const items = kinds.data?.items ?? []
  const columns = useColumns({ opened, toggle: (key) => (key === opened ? close() : open(key)) })
  const shown = items.find((kind) => keyOf(kind) === opened)
  return (
    <Section title={say('title')} about={say('about')}>
      <Listing
        list={listOf(kinds, items.length)}
        empty={<Empty title={say('emptyTitle')} about={say('emptyAbout')} />}
      >
        <Table
          size="small"
          rowKey={keyOf}
          columns={columns}
          dataSource={items}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
        {shown !== undefined && <Letters key={opened} kind={shown} />}
      </Listing>
    </Section>
  )
}

interface Opening {
  readonly opened: string | null
  readonly toggle: (key: string) => void
}

function useColumns({ opened, toggle }: Opening): TableColumnsType<Kind> {
  const say = useSay(deadLetterWords)
  const words = useEventWords()
  return [
    {
      title: say('event'),
      render: (_, { event }) => (
        <>
          <strong>{words.event(event)}</strong>
          <div className="admin-mono soft">{event}</div>
        </>
      ),
    },
    { title: say('stage'), dataIndex: 'consumer', render: (name: string) => words.consumer(name) },
    { title: say('count'), dataIndex: 'count', className: 'admin-number' },
    { title: say('oldest'), dataIndex: 'oldestAt', render: (at: string) => <Moment at={at} /> },
    {
      title: say('error'),
      dataIndex: 'lastError',
      render: (error: string | null) => <LastError error={error} />,
    },
    {
      title: '',
      render: (_, kind) => (
        <div className="admin-actions">
          <Button size="small" aria-expanded={opened === keyOf(kind)} onClick={() => toggle(keyOf(kind))}>
            {say(opened === keyOf(kind) ? 'hide' : 'show')}
          </Button>
          <ResendAll kind={kind} />
        </div>
      ),
    },
  ]
}

/** A code of the service has words; anything else stays as it was recorded. */
export function LastError({ error }: { readonly error: string | null }) {
  const say = useSay(deadLetterWords)
  const sayCode = useCode()
  if (error === null) return <span className="soft">{say('noError')}</span>
  const text = sayCode(error, 'problem')
  return (
    <div className="admin-error">
      {text !== error && <div>{text}</div>}
      <span className="admin-mono soft">{error}</span>
    </div>
  )
}

function ResendAll({ kind }: { readonly kind: Kind }) {
  const say = useSay(deadLetterWords)
  const words = useEventWords()
  const confirm = useConfirm()
  const { message } = App.useApp()
  const { event, consumer, count } = kind
  const resend = useWrite(() => api.POST('/v1/dead-letters/resend', { body: { event, consumer } }), {
    onDone: ({ resent }) => void message.success(say('resent', { count: resent })),
    outdates: [['dead-letters']],
  })
  const ask = (): void =>
    confirm({
      title: say('resendTitle', { count }),
      effect: say('resendEffect', { event: words.event(event), stage: words.consumer(consumer) }),
      action: say('resendAll'),
      run: () => resend.send(undefined),
    })
  return (
    <Button size="small" type="primary" ghost loading={resend.isRunning} onClick={ask}>
      {say('resendAll')}
    </Button>
  )
}
