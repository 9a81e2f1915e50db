import { Form, Input, Select, Switch } from 'antd'
import { useSay } from '../../../language/language'
import {
  searchable,
  useBankOptions,
  useDistrictOptions,
  useRoleOptions,
  useStationOptions,
} from '../parts/lookups'
import { adminWords } from '../words'
import type { User } from './index'
import { userWords } from './words'

export interface UserValues {
  readonly displayName: string
  readonly role: User['role']
  readonly stationId?: string | null
  readonly bankId?: string | null
  readonly districtCode?: string | null
  readonly badge?: string | null
  readonly isStationChief?: boolean
  readonly phone?: string
  readonly textLanguage: User['textLanguage']
}

/** A role asks for its scope, and for no other. */
export const scopeOf = ({ role, stationId, bankId, districtCode, badge, isStationChief }: UserValues) => ({
  stationId: role === 'officer' || role === 'grid' ? (stationId ?? null) : null,
  bankId: role === 'liaison' ? (bankId ?? null) : null,
  districtCode: role === 'operator' || role === 'supervisor' ? (districtCode ?? null) : null,
  badge: role === 'officer' ? (badge ?? null) : null,
  isStationChief: role === 'officer' && (isStationChief ?? false),
})

export function UserFields({ chosenStation }: { readonly chosenStation?: string | null }) {
  const say = useSay(userWords)
  const sayAdmin = useSay(adminWords)
  const needed = [{ required: true, message: sayAdmin('required') }]
  return (
    <>
      <Form.Item<UserValues> name="displayName" label={say('displayName')} rules={needed}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item<UserValues> name="role" label={say('role')} rules={needed}>
        <Select options={useRoleOptions()} />
      </Form.Item>
      <Form.Item<UserValues> noStyle shouldUpdate={(before, after) => before.role !== after.role}>
        {({ getFieldValue }) => (
          <ScopeFields role={String(getFieldValue('role'))} chosenStation={chosenStation ?? null} />
        )}
      </Form.Item>
      <Form.Item<UserValues> name="phone" label={say('phone')} extra={say('phoneHelp')}>
        <Input type="tel" maxLength={16} autoComplete="off" />
      </Form.Item>
      <Form.Item<UserValues> name="textLanguage" label={say('textLanguage')}>
        <Select
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Form.Item>
    </>
  )
}

function ScopeFields({
  role,
  chosenStation,
}: {
  readonly role: string
  readonly chosenStation: string | null
}) {
  const say = useSay(userWords)
  const sayAdmin = useSay(adminWords)
  const needed = [{ required: true, message: sayAdmin('required') }]
  const stations = useStationOptions(chosenStation)
  const banks = useBankOptions()
  const districts = useDistrictOptions()
  if (role === 'officer' || role === 'grid')
    return (
      <>
        <Form.Item<UserValues> name="stationId" label={say('station')} rules={needed}>
          <Select {...searchable} options={stations} />
        </Form.Item>
        {role === 'officer' && <OfficerFields />}
      </>
    )
  if (role === 'liaison')
    return (
      <Form.Item<UserValues> name="bankId" label={say('bank')} rules={needed}>
        <Select {...searchable} options={banks} />
      </Form.Item>
    )
  if (role === 'operator' || role === 'supervisor')
    return (
      <Form.Item<UserValues> name="districtCode" label={say('district')} extra={say('districtHelp')}>
        <Select allowClear options={districts} placeholder={sayAdmin('wholeCity')} />
      </Form.Item>
    )
  return null
}

function OfficerFields() {
  const say = useSay(userWords)
  const sayAdmin = useSay(adminWords)
  return (
    <>
      <Form.Item<UserValues>
        name="badge"
        label={say('badge')}
        rules={[{ required: true, message: sayAdmin('required') }]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item<UserValues>
        name="isStationChief"
        label={say('stationChief')}
        extra={say('stationChiefHelp')}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
    </>
  )
}
