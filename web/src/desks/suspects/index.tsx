import { Alert, Button, Select, Tag } from 'antd'
import { useState } from 'react'
import { api, type Answer } from '../../api/client'
import { useRead } from '../../api/query'
import { useSay, useSpeech } from '../../language/language'
import { Empty, Loaded } from '../../parts/states'
import { Moment, momentText, useNow } from '../../parts/time'
import { useUser } from '../../session/use-session'
import { AddDialog } from './add-dialog'
import { SuspectActs } from './suspect-acts'
import { appealWords, sourceWords, stateWords, suspectWords } from './words'
import './suspects.css'

export type Suspect = Answer<'/v1/suspect-accounts', 'get'>['items'][number]
type State = Suspect['state']

const states = ['listed', 'suspended', 'ended', 'expired'] as const
const columns = ['account', 'state', 'source', 'listed', 'expires', 'appeal', 'act'] as const

/** Accounts known to have taken fraud money: who put them there, until when, and what their holders object. */
export default function Suspects() {
  const say = useSay(suspectWords)
  const sayState = useSay(stateWords)
  const { role } = useUser()
  const [state, setState] = useState<State | null>('listed')
  const [isAdding, setAdding] = useState(false)
  const suspects = useRead(
    ['suspect-accounts', state],
    () => api.GET('/v1/suspect-accounts', { params: { query: state === null ? {} : { state } } }),
    { live: ['suspect_account', 'suspect_appeal', 'stop', 'freeze'], keepsOld: true },
  )
  return (
    <section className="suspects" aria-label={say('title')}>
      <header className="suspects-head">
        <div>
          <h1>{say('title')}</h1>
          <p className="soft">{say('about')}</p>
        </div>
        <span className="suspects-acts">
          <Select<State | 'any'>
            aria-label={say('state')}
            value={state ?? 'any'}
            onChange={(value) => setState(value === 'any' ? null : value)}
            options={[
              { value: 'any', label: say('anyState') },
              ...states.map((value) => ({ value, label: sayState(value) })),
            ]}
          />
          {role === 'supervisor' && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {say('add')}
            </Button>
          )}
        </span>
      </header>
      <Loaded of={suspects}>
        {({ items, isCut }) =>
          items.length === 0 ? (
            <Empty title={say('empty')} about={say('emptyAbout')} />
          ) : (
            <SuspectTable items={items} isCut={isCut} />
          )
        }
      </Loaded>
      {isAdding && <AddDialog onClose={() => setAdding(false)} />}
    </section>
  )
}

function SuspectTable({ items, isCut }: { readonly items: readonly Suspect[]; readonly isCut: boolean }) {
  const say = useSay(suspectWords)
  return (
    <div className="suspects-scroll" tabIndex={0} role="region" aria-label={say('title')}>
      {isCut && <Alert type="info" showIcon title={say('cut')} />}
      <table className="suspects-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((suspect) => (
            <SuspectRow key={suspect.id} suspect={suspect} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function SuspectRow({ suspect }: { readonly suspect: Suspect }) {
  const sayState = useSay(stateWords)
  const saySource = useSay(sourceWords)
  const { account, bank, state, source, warningNumber, listedBy, listedAt, expiresAt, endingReason } = suspect
  return (
    <tr>
      <td>
        <span className="mono">{account}</span> <span className="soft">{bank ?? ''}</span>
      </td>
      <td>
        <Tag color={state === 'listed' ? 'error' : state === 'suspended' ? 'warning' : 'default'}>
          {sayState(state)}
        </Tag>
        {endingReason !== null && <div className="soft">{endingReason}</div>}
      </td>
      <td>
        {saySource(source)} <span className="soft">{warningNumber ?? listedBy?.name ?? ''}</span>
      </td>
      <td>
        <Moment at={listedAt} />
      </td>
      <td>
        <Moment at={expiresAt} />
      </td>
      <td>
        <AppealCell suspect={suspect} />
      </td>
      <td>
        <SuspectActs suspect={suspect} />
      </td>
    </tr>
  )
}

function AppealCell({ suspect: { appeal } }: { readonly suspect: Suspect }) {
  const say = useSay(suspectWords)
  const sayAppeal = useSay(appealWords)
  const { language } = useSpeech()
  const now = useNow(60_000)
  if (appeal === null) return <>–</>
  return (
    <>
      {sayAppeal(appeal.state)}{' '}
      <span className="soft">
        {appeal.state !== 'filed'
          ? (appeal.decision ?? '')
          : appeal.isOverdue
            ? say('overdue')
            : say('decideBy', { at: momentText(appeal.decideBy, now, language) })}
      </span>
    </>
  )
}
