import { Tag, Tooltip } from 'antd'
import { api, type Answer } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useCode, useSay } from '../../../language/language'
import { useAct, type Policy } from '../parts/act-words'
import { useRoleOptions } from '../parts/lookups'
import { ClearButton, Listing, listOf, SearchBox, Section } from '../parts/section'
import { SelectFilter } from '../parts/select-filter'
import { useFilters } from '../parts/use-filters'
import { groupOf, groups } from './groups'
import { roleWords } from './words'

type Role = Answer<'/v1/roles', 'get'>['roles'][number]

/** Which role may do what, and on whose rows: the table that every call is held to. */
export default function Roles() {
  const say = useSay(roleWords)
  const sayAct = useAct()
  const { filters, narrow, clear, isNarrowed } = useFilters(['search', 'role'])
  const table = useRead(['roles'], () => api.GET('/v1/roles'))
  const roles = table.data?.roles ?? []
  const chosen = roles.find((role) => role === filters.role)
  const search = filters.search?.toLowerCase() ?? ''
  const shown = (table.data?.policies ?? []).filter(
    (policy) =>
      `${sayAct(policy.id)} ${policy.id}`.toLowerCase().includes(search) &&
      (chosen === undefined || policy.scopes[chosen] !== null),
  )
  return (
    <Section
      title={say('title')}
      about={say('about')}
      filters={
        <>
          <SearchBox
            label={say('search')}
            value={filters.search}
            onSearch={(next) => narrow({ search: next })}
          />
          <SelectFilter
            label={say('role')}
            all={say('anyRole')}
            value={filters.role}
            options={useRoleOptions()}
            onChoose={(role) => narrow({ role })}
          />
          <ClearButton isNarrowed={isNarrowed} onClear={clear} />
          <span className="admin-space" />
          <span className="soft">{say('districtNote')}</span>
        </>
      }
    >
      <Listing list={listOf(table, shown.length)}>
        <Matrix roles={roles} policies={shown} chosen={chosen} />
      </Listing>
    </Section>
  )
}

interface MatrixProps {
  readonly roles: readonly Role[]
  readonly policies: readonly Policy[]
  readonly chosen: Role | undefined
}

function Matrix({ roles, policies, chosen }: MatrixProps) {
  const say = useSay(roleWords)
  const sayCode = useCode()
  return (
    <div className="admin-scroll">
      <table className="admin-levels admin-matrix">
        <thead>
          <tr>
            <th scope="col">{say('act')}</th>
            {roles.map((role) => (
              <th key={role} scope="col" className={role === chosen ? 'admin-chosen' : undefined}>
                {sayCode(role)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => {
          const own = policies.filter((policy) => groupOf(policy) === group)
          if (own.length === 0) return null
          return (
            <tbody key={group}>
              <tr className="admin-group">
                <th scope="colgroup" colSpan={roles.length + 1}>
                  {say(group)}
                </th>
              </tr>
              {own.map((policy) => (
                <Line key={policy.id} policy={policy} roles={roles} chosen={chosen} />
              ))}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}

interface LineProps extends Omit<MatrixProps, 'policies'> {
  readonly policy: Policy
}

const others = { public: 'anybody', source: 'source', bank: 'bankSystem', twilio: 'twilio' } as const

function Line({ policy, roles, chosen }: LineProps) {
  const say = useSay(roleWords)
  const sayAct = useAct()
  return (
    <tr>
      <th scope="row">
        {sayAct(policy.id)} {policy.fourEyes !== null && <FourEyes who={policy.fourEyes} />}
        <div className="admin-mono soft">{policy.id}</div>
      </th>
      {policy.access === 'roles' ? (
        roles.map((role) => (
          <td key={role} className={role === chosen ? 'admin-chosen' : undefined}>
            <Scope scope={policy.scopes[role]} />
          </td>
        ))
      ) : (
        <td colSpan={roles.length} className="soft">
          {say(others[policy.access])}
        </td>
      )}
    </tr>
  )
}

function Scope({ scope }: { readonly scope: Policy['scopes'][Role] }) {
  const say = useSay(roleWords)
  return scope === null ? (
    <span className="admin-none">
      <span aria-hidden="true">·</span>
      <span className="visually-hidden">{say('nothing')}</span>
    </span>
  ) : (
    <span className={`admin-scope admin-scope-${scope}`}>{say(scope)}</span>
  )
}

const persons = ['draftedBy', 'requestedBy', 'filedBy', 'approvedBy', 'importedBy'] as const

function FourEyes({ who }: { readonly who: string }) {
  const say = useSay(roleWords)
  const known = persons.find((person) => person === who)
  const text = say('fourEyesWho', { who: known === undefined ? who : say(known) })
  return (
    <Tooltip title={text}>
      <Tag tabIndex={0}>
        {say('fourEyes')}
        <span className="visually-hidden">{text}</span>
      </Tag>
    </Tooltip>
  )
}
