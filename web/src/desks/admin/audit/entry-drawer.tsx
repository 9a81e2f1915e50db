import { Button, Drawer } from 'antd'
import { Link } from 'react-router'
import { api } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useSay } from '../../../language/language'
import { CopyButton } from '../../../parts/copy-button'
import { Loaded } from '../../../parts/states'
import { Moment } from '../../../parts/time'
import { useSubject } from '../parts/subject-words'
import { Details } from './details'
import { Purpose, Refused, useActText, Who } from './entry-parts'
import type { Entry } from './reads'
import { auditWords } from './words'

const WIDTH = 600

export function EntryDrawer({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const say = useSay(auditWords)
  return (
    <Drawer
      open
      title={say('entry', { seq: entry.seq })}
      size={WIDTH}
      onClose={onClose}
      footer={
        <div className="admin-drawer-foot">
          {entry.subjectId !== null && (
            <Link to={`/desk/admin/audit?subjectId=${entry.subjectId}`}>{say('sameSubject')}</Link>
          )}
          {entry.actorId !== null && (
            <Link to={`/desk/admin/audit?actorId=${entry.actorId}`}>{say('sameActor')}</Link>
          )}
          <span className="admin-space" />
          <Button onClick={onClose}>{say('close')}</Button>
        </div>
      }
    >
      <Facts entry={entry} />
      <h3 className="admin-subhead">{say('details')}</h3>
      <Details of={entry.details} />
      <h3 className="admin-subhead">{say('chain')}</h3>
      <Chain entry={entry} />
    </Drawer>
  )
}

function Facts({ entry }: { readonly entry: Entry }) {
  const say = useSay(auditWords)
  const textOf = useActText()
  const sayOf = useSubject()
  const { at, action, subject, subjectId, actorId, purpose } = entry
  return (
    <dl className="admin-facts">
      <dt>{say('when')}</dt>
      <dd>
        <Moment at={at} /> <span className="admin-mono soft">{at}</span>
      </dd>
      <dt>{say('who')}</dt>
      <dd>
        <Who entry={entry} />
        {actorId !== null && <div className="admin-mono soft">{actorId}</div>}
      </dd>
      <dt>{say('what')}</dt>
      <dd>
        {textOf(entry)} <span className="admin-mono soft">{action}</span> <Refused entry={entry} />
      </dd>
      <dt>{say('subject')}</dt>
      <dd>
        {subject === null ? '–' : sayOf(subject)}
        {subjectId !== null && <div className="admin-mono soft">{subjectId}</div>}
      </dd>
      <dt>{say('purpose')}</dt>
      <dd>{purpose === null ? '–' : <Purpose code={purpose} />}</dd>
    </dl>
  )
}

/** The hash covers the entry and the hash of the one before: whoever changes one has to change all that follow. */
function Chain({ entry: { seq, hash } }: { readonly entry: Entry }) {
  const say = useSay(auditWords)
  const isFirst = seq === '1'
  const before = useRead(
    ['audit', 'before', seq],
    () => api.GET('/v1/audit', { params: { query: { before: seq, limit: 1 } } }),
    { isWanted: !isFirst },
  )
  return (
    <>
      <Hash label={say('hash')} hash={hash} />
      {isFirst ? (
        <p className="soft">{say('origin')}</p>
      ) : (
        <Loaded of={before} rows={1}>
          {({ items: [one] }) =>
            one === undefined ? null : <Hash label={say('before', { seq: one.seq })} hash={one.hash} />
          }
        </Loaded>
      )}
    </>
  )
}

function Hash({ label, hash }: { readonly label: string; readonly hash: string }) {
  return (
    <div>
      <div className="soft">{label}</div>
      <div className="admin-inline admin-hash">
        <span className="admin-mono">{hash}</span>
        <CopyButton text={hash} what={label} />
      </div>
    </div>
  )
}
