import { useState } from 'react'
import { api } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { defineWords, useSay, type Both } from '../../../language/language'
import type { KeyBinding } from '../../../parts/keys'
import type { DialogAct } from './dialogs'
import { possibleActs, type WarningAct } from './possible'
import { useTasks, type WarningDetail } from './reads'

export const actNames = defineWords({
  acknowledge: { zh: '签收', en: 'Take it' },
  call: { zh: '打电话', en: 'Call' },
  dispatch: { zh: '指定派警', en: 'Send…' },
  raise: { zh: '提级', en: 'Raise' },
  dismiss: { zh: '排除', en: 'Dismiss' },
  confirm: { zh: '确认诈骗', en: 'Confirm' },
  campaign: { zh: '串案', en: 'Campaign' },
  plan: { zh: '计划跟进', en: 'Follow-up' },
} satisfies Record<WarningAct, Both>)

const words = defineWords({ acknowledged: { zh: '已签收', en: 'It is yours' } })

/** The order of the work; each with its key. */
export const actKeys: readonly (readonly [WarningAct, string])[] = [
  ['acknowledge', 'a'],
  ['call', 'c'],
  ['dispatch', 'd'],
  ['raise', 'r'],
  ['plan', 'p'],
  ['campaign', 'j'],
  ['confirm', 'f'],
  ['dismiss', 'x'],
]

export interface WarningActs {
  readonly dialog: DialogAct | null
  readonly possible: ReadonlySet<WarningAct>
  readonly isRunning: boolean
  /** Does it, or opens what it asks; nothing while it is not possible. */
  run(act: WarningAct): void
  close(): void
  /** For the frame's keyboard and its list of keys. */
  readonly keys: readonly KeyBinding[]
}

/** What can be done to a warning from wherever: a button, a key, the advice. */
export function useWarningActs(warning: WarningDetail): WarningActs {
  const say = useSay(words)
  const sayAct = useSay(actNames)
  const tasks = useTasks(warning.id)
  const [dialog, setDialog] = useState<DialogAct | null>(null)
  const acknowledge = useWrite(
    () => api.POST('/v1/warnings/{id}/acknowledge', { params: { path: { id: warning.id } } }),
    { done: say('acknowledged') },
  )
  const possible = possibleActs(warning, tasks.data?.items ?? [])
  const run = (act: WarningAct): void => {
    if (!possible.has(act)) return
    if (act === 'acknowledge') acknowledge.run(undefined)
    else setDialog(act)
  }
  return {
    dialog,
    possible,
    isRunning: acknowledge.isRunning,
    run,
    close: () => setDialog(null),
    keys: actKeys.map(([act, key]) => ({ key, what: sayAct(act), run: () => run(act) })),
  }
}
