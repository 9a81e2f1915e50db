import { Form, Input, InputNumber, Select } from 'antd'
import { useSay } from '../../../language/language'
import { searchable, useDistricts, useTowns } from '../parts/lookups'
import { adminWords } from '../words'
import { PlacePicker } from './place-picker'
import { stationWords } from './words'

export interface StationValues {
  readonly name: string
  readonly townCode: string | null
  readonly lon: number
  readonly lat: number
  readonly source: string
}

/** The service takes points of the whole country; those of another city it refuses itself. */
const BOUNDS = { lon: { min: 72, max: 138 }, lat: { min: 0.8, max: 56 } } as const

export function StationFields() {
  const say = useSay(stationWords)
  const sayAdmin = useSay(adminWords)
  const needed = [{ required: true, message: sayAdmin('required') }]
  return (
    <>
      <Form.Item<StationValues> name="name" label={say('name')} rules={needed}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item<StationValues> name="townCode" label={say('town')} extra={say('townHelp')} rules={needed}>
        <Select {...searchable} options={useTownOptions()} />
      </Form.Item>
      <div className="admin-two">
        {(['lon', 'lat'] as const).map((name) => (
          <Form.Item<StationValues>
            key={name}
            name={name}
            label={say(name)}
            rules={[...needed, { type: 'number', ...BOUNDS[name], message: say('degrees', BOUNDS[name]) }]}
          >
            <InputNumber controls={false} className="admin-wide" step={0.0001} />
          </Form.Item>
        ))}
      </div>
      <PlacePicker />
      <Form.Item<StationValues> name="source" label={say('source')} extra={say('sourceHelp')} rules={needed}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </>
  )
}

/** By district, since towns of two may be called the same. */
function useTownOptions() {
  const towns = useTowns().data?.items ?? []
  const districts = useDistricts().data?.items ?? []
  return districts.map(({ code, name }) => ({
    label: name,
    options: towns
      .filter(({ districtCode }) => districtCode === code)
      .map((town) => ({ value: town.code, label: `${town.name} ${town.code}` })),
  }))
}
