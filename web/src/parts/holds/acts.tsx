import { Button } from 'antd'
import { useState } from 'react'
import { useSay } from '../../language/language'
import { useUser } from '../../session/use-session'
import { AppealDialog, ReleaseDialog, RenewDialog, ReviewDialog, TakeBackDialog } from './act-dialogs'
import { FreezeDialog } from './freeze-dialog'
import { GoneOnDialog } from './gone-on-dialog'
import { ReturnDialog } from './return-dialog'
import { possibleActs, type Act, type ActsOf } from './possible'
import { holdWords } from './words'

const dialogs = {
  renew: RenewDialog,
  freeze: FreezeDialog,
  review: ReviewDialog,
  giveBack: ReturnDialog,
  release: ReleaseDialog,
  gone: GoneOnDialog,
  appeal: AppealDialog,
  takeBack: TakeBackDialog,
} as const satisfies Record<Act, unknown>

/** What this role may do with it now; each act says its effect before it is done. */
export function HoldActs({ of, urged }: { readonly of: ActsOf; readonly urged?: Act | null }) {
  const say = useSay(holdWords)
  const { role } = useUser()
  const [open, setOpen] = useState<Act | null>(null)
  const acts = possibleActs(role, of)
  if (acts.length === 0 && open === null) return null
  const Dialog = open === null ? null : dialogs[open]
  return (
    <span className="hold-acts">
      {acts.map((act) => (
        <Button
          key={act}
          size="small"
          type={act === urged ? 'primary' : 'default'}
          danger={act === 'release' && of.subject !== 'protective_hold'}
          aria-label={`${say(act)} ${of.number}`}
          onClick={() => setOpen(act)}
        >
          {say(act)}
        </Button>
      ))}
      {Dialog !== null && <Dialog of={of} onClose={() => setOpen(null)} />}
    </span>
  )
}
