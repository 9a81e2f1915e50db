import { Button, Checkbox, Space, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, type Answer } from '../../../api/client'
import { useRead, useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { Level } from '../../../parts/code'
import { ReasonDialog } from '../../../parts/reason-dialog'
import { Empty, Loaded } from '../../../parts/states'
import { Moment } from '../../../parts/time'
import { addressOf } from '../address'
import { reportWords } from '../words'

type Report = Answer<'/v1/citizen-reports', 'get'>['items'][number]

const MOST = 200
const stateWords = { received: 'stateReceived', looking: 'stateLooking', closed: 'stateClosed' } as const

/** What citizens have sent by the public page; one that opened a warning is worked on there. */
export function ReportsView() {
  const say = useSay(reportWords)
  const [isAll, setAll] = useState(false)
  const query = { limit: MOST, ...(isAll ? {} : { state: 'received,looking' }) }
  const reports = useRead(
    ['citizen-reports', isAll],
    () => api.GET('/v1/citizen-reports', { params: { query } }),
    { live: ['citizen_report', 'warning'], keepsOld: true },
  )
  return (
    <div className="reports">
      <Checkbox checked={isAll} onChange={({ target }) => setAll(target.checked)}>
        {say('showClosed')}
      </Checkbox>
      <Loaded of={reports}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('none')} about={say('noneAbout')} />
          ) : (
            <ul className="report-list" aria-label={say('title')}>
              {items.map((report) => (
                <ReportItem key={report.id} report={report} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  )
}

function ReportItem({ report }: { readonly report: Report }) {
  const say = useSay(reportWords)
  const [isRead, setRead] = useState(false)
  return (
    <li className="report card">
      <div className="report-head">
        <strong className="number">{report.number}</strong>
        <Tag color={report.state === 'received' ? 'error' : 'default'}>{say(stateWords[report.state])}</Tag>
        <span>{say(report.kind)}</span>
        {report.hasPaid && <Tag color="red">{say('paid')}</Tag>}
        {report.hasPhone && <Tag>{say('phone')}</Tag>}
        <Moment at={report.receivedAt} />
        {report.takenBy !== null && <span className="soft">{report.takenBy}</span>}
        {report.warning !== null && (
          <Link to={addressOf(report.warning.id)}>
            <Level level={report.warning.level} /> {report.warning.number}
          </Link>
        )}
        <span className="queue-space" />
        <ReportActs report={report} isRead={isRead} onRead={() => setRead(!isRead)} />
      </div>
      {isRead && <Said signalId={report.signalId} />}
      {report.closedReason !== null && <p className="soft">{report.closedReason}</p>}
    </li>
  )
}

interface ActsProps {
  readonly report: Report
  readonly isRead: boolean
  readonly onRead: () => void
}

function ReportActs({ report, isRead, onRead }: ActsProps) {
  const say = useSay(reportWords)
  const [isClosing, setClosing] = useState(false)
  const path = { id: report.id }
  const take = useWrite(() => api.POST('/v1/citizen-reports/{id}/take', { params: { path } }), {
    done: say('taken'),
  })
  const close = useWrite(
    (reason: string) => api.POST('/v1/citizen-reports/{id}/close', { params: { path }, body: { reason } }),
    { done: say('closed'), onDone: () => setClosing(false) },
  )
  return (
    <Space size="small">
      <Button size="small" aria-expanded={isRead} onClick={onRead}>
        {say(isRead ? 'hide' : 'read')}
      </Button>
      {report.state === 'received' && (
        <Button size="small" type="primary" loading={take.isRunning} onClick={() => take.run(undefined)}>
          {say('take')}
        </Button>
      )}
      {report.state !== 'closed' && (
        <Button size="small" onClick={() => setClosing(true)}>
          {say('close')}
        </Button>
      )}
      {isClosing && (
        <ReasonDialog
          title={say('closeTitle', { number: report.number })}
          effect={say('closeEffect')}
          action={say('close')}
          isRunning={close.isRunning}
          onCancel={() => setClosing(false)}
          onConfirm={close.run}
        />
      )}
    </Space>
  )
}

/** What was written, as text; reading it is logged. */
function Said({ signalId }: { readonly signalId: string }) {
  const say = useSay(reportWords)
  const signal = useRead(['signal', signalId], () =>
    api.GET('/v1/signals/{id}', { params: { path: { id: signalId } } }),
  )
  return (
    <Loaded of={signal} rows={2}>
      {({ payload }) => (
        <blockquote className="report-said">
          {typeof payload['narrative'] === 'string' ? payload['narrative'] : ''}
          <footer className="soft">{say('logged')}</footer>
        </blockquote>
      )}
    </Loaded>
  )
}
