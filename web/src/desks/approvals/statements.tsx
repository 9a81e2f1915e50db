import { Alert, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { api, type Answer, type Body, type Refusal } from '../../api/client'
import { useRead, useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { serverNow } from '../../api/server-time'
import { FileField } from '../../parts/file-field'
import { BankSelect } from '../../parts/holds/bank-select'
import { fromLocal, toLocal } from '../../parts/holds/local-time'
import { useRefusalText } from '../../parts/refusal-text'
import { Loaded } from '../../parts/states'
import { StatementLines } from './statement-lines'
import { statementWords } from './words'

type Sent = Body<'/v1/bank-statements', 'post'>
export type Statement = Answer<'/v1/bank-statements', 'get'>['items'][number]

/** 银行对账: what a bank says it holds, line by line beside the books. */
export function Statements() {
  const say = useSay(statementWords)
  const kept = useRead(['bank-statements'], () => api.GET('/v1/bank-statements'))
  return (
    <section className="card books" aria-label={say('title')}>
      <h2>{say('title')}</h2>
      <Upload />
      <Loaded of={kept} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{say('none')}</p>
          ) : (
            <ul className="books-list">
              {items.map((item) => (
                <li key={item.id}>
                  <StatementLines statement={item} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function Upload() {
  const say = useSay(statementWords)
  const [bankId, asOfId] = [useId(), useId()]
  const [bankCode, setBankCode] = useState<string | null>(null)
  const [asOf, setAsOf] = useState(() => toLocal(serverNow()).slice(0, 16))
  const [told, setTold] = useState<{ readonly sent: Sent; readonly statement: Statement } | null>(null)
  const send = useWrite((body: Sent) => api.POST('/v1/bank-statements', { body }), {
    onDone: (statement, sent) => setTold(sent.isTrial ? { sent, statement } : null),
    outdates: [['bank-statements']],
    isQuiet: true,
  })
  const at = fromLocal(asOf)
  return (
    <>
      <div className="books-head">
        <label htmlFor={bankId}>{say('bank')}</label>
        <BankSelect id={bankId} value={bankCode} onChange={setBankCode} />
        <label htmlFor={asOfId}>{say('asOf')}</label>
        <Input
          id={asOfId}
          type="datetime-local"
          className="books-time"
          value={asOf}
          onChange={({ target }) => setAsOf(target.value)}
        />
      </div>
      {bankCode !== null && at !== null && (
        <FileField
          words={statementWords}
          accept=".csv,text/csv,text/plain"
          onText={(csv) => send.run({ csv, bankCode, asOf: at, isTrial: true })}
        />
      )}
      {send.refusal !== null && <BadFile refusal={send.refusal} />}
      {told !== null && (
        <>
          <StatementLines statement={told.statement} />
          <Button
            type="primary"
            loading={send.isRunning}
            onClick={() => send.run({ ...told.sent, isTrial: false })}
          >
            {say('keep')}
          </Button>
        </>
      )}
    </>
  )
}

function BadFile({ refusal }: { readonly refusal: Refusal }) {
  const say = useSay(statementWords)
  const textOf = useRefusalText()
  return (
    <Alert
      type="error"
      role="alert"
      title={refusal.fields.length === 0 ? textOf(refusal) : say('bad')}
      description={
        refusal.fields.length > 0 && (
          <ul>
            {refusal.fields.slice(0, 20).map(({ path, expected }) => (
              <li key={path}>{say('place', { path, expected })}</li>
            ))}
          </ul>
        )
      }
    />
  )
}
