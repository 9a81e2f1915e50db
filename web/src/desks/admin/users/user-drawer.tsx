import { Alert, Drawer } from 'antd'
import { useState } from 'react'
import { api, type Answer, type Body } from '../../../api/client'
import { useRead, useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { Failed, Loading } from '../../../parts/states'
import { Moment } from '../../../parts/time'
import { ifChanged } from '../parts/differs'
import { FormDrawer } from '../parts/form-drawer'
import { adminWords } from '../words'
import { UserState } from './index'
import { OneTimePassword } from './one-time-password'
import { UserActs } from './user-acts'
import { scopeOf, UserFields, type UserValues } from './user-fields'
import { userWords } from './words'

export type UserDetail = Answer<'/v1/users/{id}', 'get'>

export function UserDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const detail = useRead(['users', 'one', id], () => api.GET('/v1/users/{id}', { params: { path: { id } } }))
  if (detail.data !== undefined) return <EditUser user={detail.data} onClose={onClose} />
  return (
    <Drawer open onClose={onClose} size={480}>
      {detail.error === null ? <Loading rows={8} /> : <Failed error={detail.error} />}
    </Drawer>
  )
}

const valuesOf = (user: UserDetail): UserValues => ({
  displayName: user.displayName,
  role: user.role,
  stationId: user.stationId,
  bankId: user.bankId,
  districtCode: user.districtCode,
  badge: user.badge,
  isStationChief: user.isStationChief,
  textLanguage: user.textLanguage,
})

function EditUser({ user, onClose }: { readonly user: UserDetail; readonly onClose: () => void }) {
  const say = useSay(userWords)
  const sayAdmin = useSay(adminWords)
  // What was there when the form was opened: only what differs from it is written.
  const [before] = useState(() => valuesOf(user))
  const [isUnchanged, setUnchanged] = useState(false)
  const [made, setMade] = useState<{ password: string; until: string } | null>(null)
  const write = useWrite(
    (body: Body<'/v1/users/{id}', 'patch'>) =>
      api.PATCH('/v1/users/{id}', { params: { path: { id: user.id } }, body }),
    { done: sayAdmin('saved'), onDone: onClose, outdates: [['users']], isQuiet: true },
  )
  const submit = (values: UserValues): void => {
    const change = changeOf(before, values)
    const isEmpty = Object.keys(change).length === 0
    setUnchanged(isEmpty)
    if (!isEmpty) write.run({ ...change, revision: user.revision })
  }
  if (made !== null)
    return <OneTimePassword name={user.displayName} made={made} onClose={() => setMade(null)} />
  return (
    <FormDrawer<UserValues>
      title={say('details', { name: user.displayName })}
      initial={before}
      action={sayAdmin('save')}
      isRunning={write.isRunning}
      refusal={write.refusal}
      onClose={onClose}
      onSubmit={submit}
      width={520}
      above={
        <>
          {isUnchanged && <Alert className="admin-alert" type="info" title={sayAdmin('unchanged')} />}
          <UserFacts user={user} />
        </>
      }
      below={<UserActs user={user} onMade={setMade} />}
    >
      <UserFields chosenStation={user.stationId} />
    </FormDrawer>
  )
}

function changeOf(before: UserValues, values: UserValues): Omit<Body<'/v1/users/{id}', 'patch'>, 'revision'> {
  const [was, is] = [scopeOf(before), scopeOf(values)]
  const phone = values.phone?.trim() ?? ''
  const entries = Object.entries({
    displayName: ifChanged(before.displayName, values.displayName),
    role: ifChanged(before.role, values.role),
    stationId: ifChanged(was.stationId, is.stationId),
    bankId: ifChanged(was.bankId, is.bankId),
    districtCode: ifChanged(was.districtCode, is.districtCode),
    // An officer who becomes something else leaves his badge with his row.
    badge: is.badge === null ? undefined : ifChanged(was.badge, is.badge),
    isStationChief: ifChanged(was.isStationChief, is.isStationChief),
    phone: phone === '' ? undefined : phone,
    textLanguage: ifChanged(before.textLanguage, values.textLanguage),
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function UserFacts({ user }: { readonly user: UserDetail }) {
  const say = useSay(userWords)
  return (
    <dl className="admin-facts">
      <dt>{say('username')}</dt>
      <dd>{user.username}</dd>
      <dt>{say('state')}</dt>
      <dd>
        <UserState user={user} />
      </dd>
      <dt>{say('phone')}</dt>
      <dd>{say(user.hasPhone ? 'phoneKept' : 'phoneNone')}</dd>
      <dt>{say('sessions')}</dt>
      <dd>{user.openSessions}</dd>
      <dt>{say('lastSeen')}</dt>
      <dd>
        <Moment at={user.lastSeenAt} />
      </dd>
      {user.role === 'officer' && (
        <>
          <dt>{say('tasks')}</dt>
          <dd>{user.tasksInHand.length === 0 ? say('none') : user.tasksInHand.join(' ')}</dd>
        </>
      )}
    </dl>
  )
}
