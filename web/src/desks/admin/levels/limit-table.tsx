import { Form, Input, InputNumber } from 'antd'
import { useCode, useSay } from '../../../language/language'
import { Level } from '../../../parts/code'
import { adminWords } from '../words'
import {
  fields,
  isInHours,
  isWait,
  levels,
  type Field,
  type Level as LevelName,
  type Version,
} from './limits'
import { levelWords } from './words'

const MOST_MINUTES = 10_080
const MOST_HOURS = 8_760

/** The limits to be, level by step; what differs from now is marked as it is typed. */
export function LimitTable({
  current,
  onChange,
}: {
  readonly current: Readonly<Record<LevelName, Version>>
  readonly onChange: () => void
}) {
  const say = useSay(levelWords)
  return (
    <table className="admin-levels admin-limits">
      <thead>
        <tr>
          <th scope="col">{say('level')}</th>
          <th scope="col">{say('nameZh')}</th>
          {fields.map((field) => (
            <th key={field} scope="col">
              {say(field)}
              <div>{say(isInHours(field) ? 'inHours' : 'inMinutes')}</div>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {levels.map((level) => (
          <tr key={level}>
            <th scope="row">
              <Level level={level} />
            </th>
            <td>
              <NameCell level={level} onChange={onChange} />
            </td>
            {fields.map((field) => (
              <LimitCell
                key={field}
                level={level}
                field={field}
                now={current[level][field]}
                onChange={onChange}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function NameCell({ level, onChange }: { readonly level: LevelName; readonly onChange: () => void }) {
  const say = useSay(levelWords)
  const sayAdmin = useSay(adminWords)
  const sayCode = useCode()
  return (
    <Form.Item name={['levels', level, 'nameZh']} rules={[{ required: true, message: sayAdmin('required') }]}>
      <Input
        maxLength={12}
        aria-label={say('cell', { level: sayCode(level), field: say('nameZh') })}
        onChange={onChange}
      />
    </Form.Item>
  )
}

interface CellProps {
  readonly level: LevelName
  readonly field: Field
  readonly now: number
  readonly onChange: () => void
}

function LimitCell({ level, field, now, onChange }: CellProps) {
  const say = useSay(levelWords)
  const sayAdmin = useSay(adminWords)
  const sayCode = useCode()
  const name = ['levels', level, field]
  const typed: unknown = Form.useWatch(name)
  const isChanged = typed !== undefined && typed !== now
  return (
    <td className={isChanged ? 'admin-changed' : undefined}>
      <Form.Item name={name} rules={[{ required: true, message: sayAdmin('required') }]}>
        <InputNumber
          min={isWait(field) ? 0 : 1}
          max={isInHours(field) ? MOST_HOURS : MOST_MINUTES}
          precision={0}
          controls={false}
          aria-label={say('cell', { level: sayCode(level), field: say(field) })}
          onChange={onChange}
        />
      </Form.Item>
    </td>
  )
}
