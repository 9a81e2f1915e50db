import { EyeOutlined } from '@ant-design/icons'
import { Button, Space, Select } from 'antd'
import { useState } from 'react'
import { api, type Answer, type Body } from '../../../api/client'
import { useRead, useWrite } from '../../../api/query'
import { defineWords, useCode, useSay } from '../../../language/language'
import { CopyButton } from '../../../parts/copy-button'
import { Money } from '../../../parts/money'
import { Account, Phone } from '../../../parts/numbers'
import { Clock, Moment } from '../../../parts/time'
import { Fact, Panel } from './panel'
import type { WarningDetail } from './reads'
import { Typology } from './typology'

const words = defineWords({
  who: { zh: '当事人', en: 'The person' },
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '电话', en: 'Phone' },
  accounts: { zh: '账户', en: 'Accounts' },
  address: { zh: '地址', en: 'Address' },
  organisation: { zh: '单位', en: 'Organisation' },
  typology: { zh: '手法', en: 'Kind of fraud' },
  atRisk: { zh: '涉险金额', en: 'At risk' },
  hold: { zh: '暂缓支付至', en: 'Payment held until' },
  district: { zh: '辖区', en: 'District' },
  unknownPlace: { zh: '尚不清楚', en: 'Not known yet' },
  opened: { zh: '预警时间', en: 'Warned at' },
  open: { zh: '查看身份', en: 'Open identity' },
  purpose: { zh: '查看目的', en: 'Purpose' },
  hide: { zh: '收起', en: 'Hide' },
  logged: { zh: '{purpose}，已记入审计日志', en: '{purpose}; it is in the audit log' },
  unnamed: { zh: '未知', en: 'Unknown' },
})

type Identity = Answer<'/v1/warnings/{id}/identity', 'post'>
export type Purpose = Body<'/v1/warnings/{id}/identity', 'post'>['purpose']
const purposes: readonly Purpose[] = ['triage', 'doorstep', 'stop-payment', 'protective-hold', 'appeal']

/** Who it is about and what is at stake; masked until it is opened for a purpose, and only as long as it is shown. */
export function IdentityCard({ warning }: { readonly warning: WarningDetail }) {
  const say = useSay(words)
  const [opened, setOpened] = useState<{ readonly who: Identity; readonly purpose: Purpose } | null>(null)
  return (
    <Panel
      title={say('who')}
      extra={
        opened === null ? (
          <OpenIdentity id={warning.id} onOpened={(who, purpose) => setOpened({ who, purpose })} />
        ) : (
          <Button size="small" onClick={() => setOpened(null)}>
            {say('hide')}
          </Button>
        )
      }
    >
      <dl className="facts">
        {opened === null ? <Masked warning={warning} /> : <Opened {...opened} />}
        <Stake warning={warning} />
      </dl>
    </Panel>
  )
}

function OpenIdentity({
  id,
  onOpened,
}: {
  readonly id: string
  readonly onOpened: (who: Identity, purpose: Purpose) => void
}) {
  const say = useSay(words)
  const [purpose, setPurpose] = useState<Purpose>('triage')
  const open = useWrite(
    (body: Body<'/v1/warnings/{id}/identity', 'post'>) =>
      api.POST('/v1/warnings/{id}/identity', { params: { path: { id } }, body }),
    { onDone: (who, body) => onOpened(who, body.purpose), outdates: [] },
  )
  return (
    <Space.Compact size="small">
      <PurposeChoice value={purpose} onChange={setPurpose} />
      <Button
        size="small"
        icon={<EyeOutlined />}
        loading={open.isRunning}
        onClick={() => open.run({ purpose })}
      >
        {say('open')}
      </Button>
    </Space.Compact>
  )
}

export function PurposeChoice({
  value,
  onChange,
}: {
  readonly value: Purpose
  readonly onChange: (purpose: Purpose) => void
}) {
  const say = useSay(words)
  const sayCode = useCode()
  return (
    <Select<Purpose>
      size="small"
      value={value}
      onChange={onChange}
      aria-label={say('purpose')}
      popupMatchSelectWidth={false}
      options={purposes.map((each) => ({ value: each, label: sayCode(each, 'purpose') }))}
    />
  )
}

function Masked({ warning: { person, organisation } }: { readonly warning: WarningDetail }) {
  const say = useSay(words)
  const sayCode = useCode()
  return (
    <>
      <Fact name={say('name')}>
        <strong className="who">{person.name ?? say('unnamed')}</strong>{' '}
        <span className="soft">{sayCode(person.kind)}</span>
      </Fact>
      <Fact name={say('phone')}>
        <Phone number={person.phone} />
      </Fact>
      {organisation !== null && <Fact name={say('organisation')}>{organisation.name ?? say('unnamed')}</Fact>}
      <Accounts accounts={[...person.accounts, ...(organisation?.accounts ?? [])]} />
    </>
  )
}

function Accounts({ accounts }: { readonly accounts: readonly string[] }) {
  const say = useSay(words)
  if (accounts.length === 0) return null
  return (
    <Fact name={say('accounts')}>
      {accounts.map((account) => (
        <span key={account} className="chip">
          <Account number={account} />
        </span>
      ))}
    </Fact>
  )
}

function Opened({ who, purpose }: { readonly who: Identity; readonly purpose: Purpose }) {
  const say = useSay(words)
  const sayCode = useCode()
  return (
    <>
      <Fact name={say('name')}>
        <strong className="who">{who.name ?? say('unnamed')}</strong>
      </Fact>
      <Fact name={say('phone')}>
        {who.phones.map((phone) => (
          <span key={phone} className="opened-number">
            <a href={`tel:${phone}`}>
              <Phone number={phone} />
            </a>
            <CopyButton text={phone} what={say('phone')} />
          </span>
        ))}
      </Fact>
      <Fact name={say('address')}>{who.address ?? '–'}</Fact>
      {who.organisation !== null && (
        <Fact name={say('organisation')}>
          {who.organisation.name ?? '–'}
          {who.organisation.address !== null && <div className="soft">{who.organisation.address}</div>}
        </Fact>
      )}
      <Fact name={say('purpose')}>
        <span className="soft">{say('logged', { purpose: sayCode(purpose, 'purpose') })}</span>
      </Fact>
    </>
  )
}

function Stake({ warning }: { readonly warning: WarningDetail }) {
  const say = useSay(words)
  const districts = useRead(['districts'], () => api.GET('/v1/districts'))
  const district = districts.data?.items.find(({ code }) => code === warning.districtCode)
  return (
    <>
      <Fact name={say('typology')}>
        <Typology id={warning.typology} />
      </Fact>
      <Fact name={say('atRisk')}>
        <strong>
          <Money yuan={warning.atRisk} />
        </strong>
      </Fact>
      {warning.holdUntil !== null && (
        <Fact name={say('hold')}>
          <Moment at={warning.holdUntil} /> <Clock to={warning.holdUntil} />
        </Fact>
      )}
      <Fact name={say('district')}>
        {district?.name ?? (warning.districtCode === null ? say('unknownPlace') : warning.districtCode)}
      </Fact>
      <Fact name={say('opened')}>
        <Moment at={warning.openedAt} />
      </Fact>
    </>
  )
}
