import { Form, Input, Tag } from 'antd'
import { useCode, useSay } from '../../../language/language'
import { acts, useAct } from '../parts/act-words'
import { ClearButton, SearchBox } from '../parts/section'
import { SelectFilter } from '../parts/select-filter'
import { subjectCodes, useSubject } from '../parts/subject-words'
import type { useFilters } from '../parts/use-filters'
import { NUMBER, type Names } from './reads'
import { auditWords } from './words'

const purposes = [
  'triage',
  'doorstep',
  'stop-payment',
  'freeze',
  'protective-hold',
  'fund-return',
  'appeal',
  'notify',
  'evaluate',
  'leak-check',
  'key-rotation',
] as const

type Narrowing = ReturnType<typeof useFilters<Names>>

export function AuditFilters({ narrowing }: { readonly narrowing: Narrowing }) {
  const say = useSay(auditWords)
  const { filters, narrow, clear, isNarrowed } = narrowing
  return (
    <>
      <SearchBox
        label={say('actor')}
        value={filters.actor}
        onSearch={(actor) => narrow({ actor })}
        width={150}
      />
      <Choices narrowing={narrowing} />
      <NumberFilter value={filters.number} onSearch={(number) => narrow({ number })} />
      {(['from', 'to'] as const).map((name) => (
        <label key={name} className="admin-inline">
          <span className="soft">{say(name)}</span>
          <Input
            type="date"
            className="admin-date"
            value={filters[name] ?? ''}
            onChange={({ target }) => narrow({ [name]: target.value })}
          />
        </label>
      ))}
      {filters.subjectId !== undefined && (
        <Tag closable onClose={() => narrow({ subjectId: null })}>
          {say('narrowedId', { id: filters.subjectId })}
        </Tag>
      )}
      {filters.actorId !== undefined && (
        <Tag closable onClose={() => narrow({ actorId: null })}>
          {say('narrowedActor', { id: filters.actorId })}
        </Tag>
      )}
      <ClearButton isNarrowed={isNarrowed} onClear={clear} />
    </>
  )
}

function Choices({ narrowing: { filters, narrow } }: { readonly narrowing: Narrowing }) {
  const say = useSay(auditWords)
  const sayAct = useAct()
  const saySubject = useSubject()
  const sayCode = useCode()
  return (
    <>
      <SelectFilter
        label={say('action')}
        all={say('anyAction')}
        value={filters.action}
        options={acts.map((value) => ({ value, label: `${sayAct(value)} ${value}` }))}
        onChoose={(action) => narrow({ action })}
        width={200}
      />
      <SelectFilter
        label={say('subject')}
        all={say('anySubject')}
        value={filters.subject}
        options={subjectCodes.map((value) => ({ value, label: `${saySubject(value)} ${value}` }))}
        onChoose={(subject) => narrow({ subject })}
      />
      <SelectFilter
        label={say('purpose')}
        all={say('anyPurpose')}
        value={filters.purpose}
        options={purposes.map((value) => ({ value, label: sayCode(value, 'purpose') }))}
        onChoose={(purpose) => narrow({ purpose })}
        width={130}
      />
    </>
  )
}

/** A number that is none finds nothing and is not asked for; it is said at the field. */
function NumberFilter({
  value,
  onSearch,
}: {
  readonly value: string | undefined
  readonly onSearch: (number: string | null) => void
}) {
  const say = useSay(auditWords)
  const isWrong = value !== undefined && !NUMBER.test(value)
  return (
    <Form.Item
      className="admin-filter-item"
      validateStatus={isWrong ? 'error' : ''}
      help={isWrong ? say('numberWrong') : null}
    >
      <SearchBox
        label={say('number')}
        value={value}
        onSearch={(text) => onSearch(text === null ? null : text.toUpperCase())}
        width={230}
      />
    </Form.Item>
  )
}
