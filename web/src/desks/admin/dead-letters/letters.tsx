import { Button, Table, type TableColumnsType } from 'antd'
import { api, type Answer } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { Moment } from '../../../parts/time'
import { useEventWords } from '../parts/event-words'
import { Listing, MoreButton } from '../parts/section'
import { usePages } from '../parts/use-pages'
import { LastError, type Kind } from './index'
import { deadLetterWords } from './words'

type Letter = Answer<'/v1/dead-letters', 'get'>['items'][number]

const PAGE = 50

/** Each one of a kind, the oldest first. */
export function Letters({ kind: { event, consumer, count } }: { readonly kind: Kind }) {
  const say = useSay(deadLetterWords)
  const words = useEventWords()
  const query = { event, consumer, limit: PAGE }
  // The count moves when one comes or goes, and so does the list.
  const list = usePages(['dead-letters', 'list', query, count], (after) =>
    api.GET('/v1/dead-letters', { params: { query: after === undefined ? query : { ...query, after } } }),
  )
  const columns = useColumns()
  return (
    <div className="admin-panel admin-below">
      <h2>{say('letters', { event: words.event(event), stage: words.consumer(consumer) })}</h2>
      <Listing list={{ ...list, count: list.items.length }}>
        <Table
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={list.items}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
        <MoreButton
          count={list.items.length}
          total={count}
          hasMore={list.hasMore}
          isFetching={list.isFetching}
          onMore={list.more}
        />
      </Listing>
    </div>
  )
}

function useColumns(): TableColumnsType<Letter> {
  const say = useSay(deadLetterWords)
  return [
    { title: say('number'), dataIndex: 'id', className: 'admin-number' },
    { title: say('made'), dataIndex: 'createdAt', render: (at: string) => <Moment at={at} /> },
    { title: say('died'), dataIndex: 'deadAt', render: (at: string) => <Moment at={at} /> },
    {
      title: say('tries'),
      render: (_, { sends, failures }) => `${sends} / ${failures}`,
      className: 'number',
    },
    { title: say('payload'), dataIndex: 'payload', render: (ids: Letter['payload']) => <Ids ids={ids} /> },
    {
      title: say('error'),
      dataIndex: 'lastError',
      render: (error: string | null) => <LastError error={error} />,
    },
    { title: '', render: (_, letter) => <Resend id={letter.id} /> },
  ]
}

function Ids({ ids }: { readonly ids: Letter['payload'] }) {
  return Object.entries(ids).map(([name, id]) => (
    <div key={name} className="admin-mono">
      <span className="soft">{name}</span> {String(id)}
    </div>
  ))
}

function Resend({ id }: { readonly id: string }) {
  const say = useSay(deadLetterWords)
  const resend = useWrite(() => api.POST('/v1/dead-letters/{id}/resend', { params: { path: { id } } }), {
    done: say('resentOne'),
    outdates: [['dead-letters']],
  })
  return (
    <Button size="small" loading={resend.isRunning} onClick={() => resend.run(undefined)}>
      {say('resend')}
    </Button>
  )
}
