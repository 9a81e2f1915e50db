import type { z } from 'zod'
import type { Context } from '../context'
import { maskAccount } from '../lib/mask'
import { formatYuan } from '../lib/money'
import type { VisitDetails } from './details'
import type { VisitRow } from './repository'
import { attitudeSchema, findingSchema, visitView, type detailsView } from './schema'
import { detailsOf } from './service'

export function presentVisit(ctx: Context, row: VisitRow): z.input<typeof visitView> {
  return {
    id: row.id,
    taskId: row.taskId,
    warningId: row.warningId,
    officerId: row.officerId,
    officerName: row.officer.user.displayName,
    visitedAt: row.visitedAt.toISOString(),
    receivedAt: row.receivedAt?.toISOString() ?? null,
    finding: findingSchema.parse(row.finding),
    attitude: attitudeSchema.parse(row.attitude),
    isInContact: row.isInContact,
    checks: visitView.shape.checks.parse(row.checks),
    questions: visitView.shape.questions.parse(row.questions),
    isAppRemoved: row.isAppRemoved,
    told: row.told,
    paid: formatYuan(row.paidFen),
    protected: formatYuan(row.protectedFen),
    nextVisitAt: row.nextVisitAt?.toISOString() ?? null,
    transfers: detailsOf(ctx, row).transfers.map(({ payeeAccount, amountFen, at }) => ({
      payeeAccount: maskAccount(payeeAccount),
      amount: formatYuan(amountFen),
      at: at.toISOString(),
    })),
  }
}

export const presentDetails = ({ note, transfers }: VisitDetails): z.input<typeof detailsView> => ({
  note,
  transfers: transfers.map(({ amountFen, at, ...transfer }) => ({
    ...transfer,
    amount: formatYuan(amountFen),
    at: at.toISOString(),
  })),
})
