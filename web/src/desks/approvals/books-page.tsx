import { Button, Table } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, type Answer } from '../../api/client'
import { useRead, useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { Money } from '../../parts/money'
import { ReasonDialog } from '../../parts/reason-dialog'
import { Empty, Loaded } from '../../parts/states'
import { Moment } from '../../parts/time'
import { booksWords } from './words'

type Proofs = Answer<'/v1/ledger/proofs', 'get'>
type Break = Proofs['breaks'][number]

/** 台账核对: when the books were last proved against the stages, and where they did not agree. */
export function BooksPage() {
  const say = useSay(booksWords)
  const proofs = useRead(['ledger-proofs'], () => api.GET('/v1/ledger/proofs'))
  const prove = useWrite(() => api.POST('/v1/ledger/proofs'), {
    done: say('proved'),
    outdates: [['ledger-proofs']],
  })
  return (
    <Loaded of={proofs} rows={6}>
      {(known) => (
        <section className="card books">
          <header className="books-head">
            <LastProof proofs={known} />
            <Button loading={prove.isRunning} onClick={() => prove.run(undefined)}>
              {say('prove')}
            </Button>
          </header>
          {known.breaks.length === 0 ? (
            <Empty title={say('agree')} about={say('agreeAbout')} />
          ) : (
            <Breaks breaks={known.breaks} />
          )}
        </section>
      )}
    </Loaded>
  )
}

function LastProof({ proofs }: { readonly proofs: Proofs }) {
  const say = useSay(booksWords)
  const [last] = proofs.proofs
  if (last === undefined) return <span className="soft">{say('never')}</span>
  return (
    <span>
      {say('last')} <Moment at={last.finishedAt} /> ·{' '}
      {say('counted', { warnings: last.warnings, entries: last.entries })} ·{' '}
      <strong className={last.breaks === 0 ? undefined : 'missed-chip'}>
        {say('breaks', { count: last.breaks })}
      </strong>
    </span>
  )
}

function Breaks({ breaks }: { readonly breaks: readonly Break[] }) {
  const say = useSay(booksWords)
  return (
    <Table<Break>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...breaks]}
      columns={[
        {
          title: say('warning'),
          render: (_, { warningId, warningNumber }) => (
            <Link to={`/desk/operator/warnings/${warningId}`} className="number">
              {warningNumber}
            </Link>
          ),
        },
        { title: say('kind'), render: (_, { kind }) => say(kind) },
        { title: say('expected'), render: (_, { expected }) => <Sum yuan={expected} /> },
        { title: say('booked'), render: (_, { booked }) => <Sum yuan={booked} /> },
        { title: say('since'), render: (_, { firstSeenAt }) => <Moment at={firstSeenAt} /> },
        { title: say('state'), render: (_, each) => <BreakState found={each} /> },
      ]}
    />
  )
}

const Sum = ({ yuan }: { readonly yuan: string | null }) =>
  yuan === null ? <>–</> : <Money yuan={yuan} isFull />

function BreakState({ found }: { readonly found: Break }) {
  const say = useSay(booksWords)
  const [isAsking, setAsking] = useState(false)
  const explain = useWrite(
    (explanation: string) =>
      api.POST('/v1/ledger/breaks/{id}/explain', {
        params: { path: { id: found.id } },
        body: { explanation },
      }),
    { onDone: () => setAsking(false), outdates: [['ledger-proofs']] },
  )
  return (
    <>
      {found.goneAt !== null && (
        <span className="soft">
          {say('gone')} <Moment at={found.goneAt} />{' '}
        </span>
      )}
      {found.explanation !== null && (
        <span>
          {found.explanation} <span className="soft">{found.explainedBy}</span>
        </span>
      )}
      {found.explanation === null && (
        <Button size="small" onClick={() => setAsking(true)}>
          {say('explain')}
        </Button>
      )}
      {isAsking && (
        <ReasonDialog
          title={`${say('explain')} ${found.warningNumber}`}
          effect={say('explainEffect')}
          action={say('explain')}
          isRunning={explain.isRunning}
          onCancel={() => setAsking(false)}
          onConfirm={explain.run}
        />
      )}
    </>
  )
}
