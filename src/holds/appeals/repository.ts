import type { Actor, Context } from '../../context'
import type { Prisma } from '../../generated/prisma/client'
import { assert, present } from '../../lib/assert'
import { begin, move } from '../../transitions'
import { appealMachine, type AppealEvent } from './machine'
import type { Appealed, AppealSubject } from './subject'

const STATEMENT_FIELD = 'appeal.statement'

const withPeople = {
  filedByUser: { select: { id: true, displayName: true } },
  decidedByUser: { select: { id: true, displayName: true } },
} as const satisfies Prisma.AppealInclude

export type AppealRow = Prisma.AppealGetPayload<{ include: typeof withPeople }>

export const readAppeal = (ctx: Context, id: string): Promise<AppealRow | null> =>
  ctx.db.appeal.findUnique({ where: { id }, include: withPeople })

export interface AppealFilter {
  readonly subjectId?: string | undefined
  readonly state?: string | undefined
}

/** Newest first; of the holds that the actor may see. */
export async function listAppeals(
  ctx: Context,
  { subjectId, state }: AppealFilter,
  page: { before: string | null; limit: number },
): Promise<AppealRow[]> {
  const { bankId, districtCode } = placeOf(ctx.actor)
  const found = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM appeal a
      JOIN (SELECT id, bank_id, warning_id FROM stop_payment
            UNION ALL SELECT id, bank_id, warning_id FROM account_freeze
            UNION ALL SELECT id, bank_id, warning_id FROM protective_hold) h ON h.id = a.subject_id
      JOIN warning w ON w.id = h.warning_id
     WHERE (${bankId}::uuid IS NULL OR h.bank_id = ${bankId}::uuid)
       AND (${districtCode}::text IS NULL OR w.district_code IS NULL OR w.district_code = ${districtCode})
       AND (${subjectId ?? null}::uuid IS NULL OR a.subject_id = ${subjectId ?? null}::uuid)
       AND (${state ?? null}::text IS NULL OR a.state = ${state ?? null})
       AND (${page.before}::uuid IS NULL OR a.id < ${page.before}::uuid)
     ORDER BY a.id DESC LIMIT ${page.limit}`
  const ids = found.map(({ id }) => id)
  return ctx.db.appeal.findMany({ where: { id: { in: ids } }, include: withPeople, orderBy: { id: 'desc' } })
}

/** Where the actor's sight ends; null: nowhere. */
function placeOf(actor: Actor): { bankId: string | null; districtCode: string | null } {
  assert(actor.kind === 'user', 'only people list appeals')
  if (actor.scope === 'bank')
    return { bankId: present(actor.bankId, "the liaison's bank"), districtCode: null }
  return { bankId: null, districtCode: actor.scope === 'district' ? actor.districtCode : null }
}

export interface NewAppeal {
  readonly id: string
  readonly subject: AppealSubject
  readonly subjectId: string
  readonly statement: string
  readonly filedBy: string
  readonly decideBy: Date
}

export async function insertAppeal(
  ctx: Context,
  { statement, ...appeal }: NewAppeal,
  appealed: Appealed,
): Promise<void> {
  await ctx.db.appeal.create({
    data: {
      ...appeal,
      state: appealMachine.initial,
      statementSealed: ctx.vault.seal(STATEMENT_FIELD, statement),
      keyVersion: ctx.vault.keyVersion,
      filedAt: ctx.clock.now(),
    },
    select: { id: true },
  })
  await begin(ctx, appealMachine, { id: appeal.id, event: 'file', ...appealed.scope })
}

/** For a person's eyes: audited. */
export const openStatement = (ctx: Context, appeal: AppealRow): Promise<string> =>
  ctx.vault.open(ctx, STATEMENT_FIELD, appeal.statementSealed, 'appeal', { kind: 'appeal', id: appeal.id })

export const moveAppeal = (
  ctx: Context,
  appeal: AppealRow,
  appealed: Appealed,
  event: AppealEvent,
  data: Prisma.AppealUncheckedUpdateManyInput,
) =>
  move(ctx, appealMachine, {
    id: appeal.id,
    state: appeal.state,
    event,
    ...appealed.scope,
    write: (guard, state) =>
      ctx.db.appeal.updateMany({ where: { id: appeal.id, ...guard }, data: { ...data, state } }),
  })
