import { CallDialog } from './call-dialog'
import { CampaignDialog } from './campaign-dialog'
import { ConfirmDialog, DismissDialog, RaiseDialog } from './conclude-dialogs'
import { DispatchDialog } from './dispatch-dialog'
import { PlanDialog } from './plan-dialog'
import type { WarningAct } from './possible'
import type { WarningDetail } from './reads'

/** Acts that ask for something before they are done; acknowledging asks for nothing. */
export type DialogAct = Exclude<WarningAct, 'acknowledge'>

interface DialogProps {
  readonly warning: WarningDetail
  readonly onClose: () => void
}

const dialogs: Readonly<Record<DialogAct, (props: DialogProps) => React.ReactNode>> = {
  call: CallDialog,
  dispatch: DispatchDialog,
  raise: RaiseDialog,
  dismiss: DismissDialog,
  confirm: ConfirmDialog,
  campaign: CampaignDialog,
  plan: PlanDialog,
}

/** The dialog of an act; null: none is open. */
export function WarningDialog({ act, ...props }: DialogProps & { readonly act: DialogAct | null }) {
  if (act === null) return null
  const Dialog = dialogs[act]
  return <Dialog {...props} />
}
