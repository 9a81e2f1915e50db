import { Button } from 'antd'
import { api, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { serverNow } from '../../../api/server-time'
import { useSay } from '../../../language/language'
import { useUser } from '../../../session/use-session'
import { RefusalAlert } from '../parts/form-drawer'
import { useConfirm } from '../parts/use-confirm'
import type { UserDetail } from './user-drawer'
import { userWords } from './words'

interface Made {
  readonly password: string
  readonly until: string
}

interface ActsProps {
  readonly user: UserDetail
  readonly onMade: (made: Made) => void
}

/** What is done at once and not saved with the form; each says what it will do before it does. */
export function UserActs({ user, onMade }: ActsProps) {
  const say = useSay(userWords)
  const confirm = useConfirm()
  const { reset, unlock, endSessions } = useActs(user.id, onMade)
  const { displayName: name, openSessions: sessions } = user
  const isKeptOut = user.lockedUntil !== null && Date.parse(user.lockedUntil) > serverNow()
  const askReset = (): void =>
    confirm({
      title: say('resetTitle', { name }),
      effect: say('resetEffect', { sessions }),
      action: say('reset'),
      run: () => reset.send(undefined),
    })
  const askEnd = (): void =>
    confirm({
      title: say('endTitle', { name }),
      effect: say('endEffect', { sessions }),
      action: say('endSessions'),
      run: () => endSessions.send(undefined),
    })
  return (
    <div className="admin-inline">
      <Button onClick={askReset}>{say('reset')}</Button>
      {isKeptOut && (
        <Button loading={unlock.isRunning} onClick={() => unlock.run(undefined)}>
          {say('unlockAttempts')}
        </Button>
      )}
      {sessions > 0 && <Button onClick={askEnd}>{say('endSessions')}</Button>}
      <LockButton user={user} />
    </div>
  )
}

function useActs(id: string, onMade: (made: Made) => void) {
  const say = useSay(userWords)
  const params = { path: { id } }
  const options = { done: say('done'), outdates: [['users']] }
  return {
    reset: useWrite((_: undefined) => api.POST('/v1/users/{id}/password-reset', { params }), {
      onDone: onMade,
      outdates: options.outdates,
    }),
    unlock: useWrite((_: undefined) => api.POST('/v1/users/{id}/unlock', { params }), options),
    endSessions: useWrite((_: undefined) => api.DELETE('/v1/users/{id}/sessions', { params }), options),
  }
}

function LockButton({ user }: Pick<ActsProps, 'user'>) {
  const say = useSay(userWords)
  const confirm = useConfirm()
  const me = useUser()
  const { displayName: name, openSessions: sessions, tasksInHand } = user
  const change = useWrite(
    (body: Body<'/v1/users/{id}', 'patch'>) =>
      api.PATCH('/v1/users/{id}', { params: { path: { id: user.id } }, body }),
    { done: say('done'), outdates: [['users']], isQuiet: true },
  )
  const set = (isActive: boolean) => () => change.send({ isActive, revision: user.revision })
  const effects = [
    say('lockEffect', { sessions }),
    tasksInHand.length === 0 ? '' : say('lockTasks', { tasks: tasksInHand.join(' ') }),
    user.id === me.id ? say('lockSelf') : '',
  ]
  const lock = {
    title: say('lockTitle', { name }),
    effect: effects.join(' '),
    action: say('lock'),
    run: set(false),
  }
  const open = {
    title: say('unlockTitle', { name }),
    effect: say('unlockEffect'),
    action: say('unlockUser'),
    run: set(true),
  }
  return (
    <>
      <Button danger={user.isActive} onClick={() => confirm(user.isActive ? lock : open)}>
        {say(user.isActive ? 'lock' : 'unlockUser')}
      </Button>
      <RefusalAlert
        refusal={change.refusal}
        others={change.refusal?.code === 'illegal_move' ? [say('lastAdmin')] : []}
      />
    </>
  )
}
