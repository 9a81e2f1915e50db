import { z } from 'zod'
import type { Context } from '../context'
import { present } from '../lib/assert'
import { balancesOf } from '../ledger'
import { quarterAround } from './calendar'
import { mainTypology, traitsOf, type CaseRecord } from './facts'
import { sumBands, type CaseTraits, type CaseVolume } from './widening'

const profileSchema = z.object({ name: z.string().nullish() })

/** Reads a case for the service's own use: what of it may be said is decided by `buildFacts`, in pure code. */
export async function readCase(ctx: Context, warningId: string): Promise<CaseRecord> {
  const warning = await ctx.db.warning.findUniqueOrThrow({
    where: { id: warningId },
    include: { party: { include: { identifiers: { where: { kind: 'id_number' } } } } },
  })
  const signal = await ctx.db.signal.findFirst({
    where: { id: warning.firstSignalId },
    select: { occurredAt: true },
  })
  const { party } = warning
  const [idNumber] = party.identifiers
  const open = (field: string, sealed: Uint8Array): string => ctx.vault.openSilently(field, sealed)
  const balances = await balancesOf(ctx, warningId)
  return {
    typology: warning.typology,
    occurredAt: signal?.occurredAt ?? warning.openedAt,
    openedAt: warning.openedAt,
    district: warning.districtCode,
    isOrganisationsMoney: warning.organisationId !== null,
    roleWritten: await readRole(ctx, warning.partyId, warning.organisationId),
    name:
      party.profileSealed === null || party.kind === 'organisation'
        ? null
        : (profileSchema.parse(JSON.parse(open('party.profile', party.profileSealed))).name ?? null),
    idNumber: idNumber === undefined ? null : open('identifier.value', idNumber.valueSealed),
    attemptedFen: warning.atRiskFen,
    money: balances,
    ...(await readMilestones(ctx, warningId)),
  }
}

async function readRole(
  ctx: Context,
  partyId: string,
  organisationId: string | null,
): Promise<string | null> {
  if (organisationId === null) return null
  const relation = await ctx.db.partyRelation.findFirst({
    where: { partyId, organisationId },
    select: { role: true },
  })
  return relation?.role ?? null
}

/** When the door was reached, the money stopped and frozen: the first transition into each state. */
async function readMilestones(ctx: Context, warningId: string) {
  const reached = await ctx.db.transition.groupBy({
    by: ['toState'],
    where: { warningId, toState: { in: ['arrived', 'held', 'frozen'] } },
    _min: { at: true },
  })
  const first = (state: string): Date | null =>
    reached.find(({ toState }) => toState === state)?._min.at ?? null
  return { doorAt: first('arrived'), stopAt: first('held'), freezeAt: first('frozen') }
}

interface PoolRow {
  readonly typology: string
  readonly district_code: string | null
  readonly at_risk_fen: bigint
  readonly is_organisations: boolean
  readonly role: string | null
  readonly occurred_at: Date
}

/** The other confirmed cases of that typology in the quarter, as traits: no name, no sum, no day is read. */
export async function readOthers(ctx: Context, warningId: string, record: CaseRecord): Promise<CaseTraits[]> {
  const { from, to } = quarterAround(record.occurredAt)
  const rows = await ctx.db.$queryRaw<PoolRow[]>`
    SELECT w.typology, w.district_code, w.at_risk_fen, w.organisation_id IS NOT NULL AS is_organisations, r.role,
           coalesce(s.occurred_at, w.opened_at) AS occurred_at
      FROM warning w
      LEFT JOIN signal s ON s.id = w.first_signal_id
      LEFT JOIN LATERAL (SELECT role FROM party_relation
                          WHERE party_id = w.party_id AND organisation_id = w.organisation_id LIMIT 1) r ON true
     WHERE w.state = 'confirmed' AND w.id <> ${warningId}::uuid
       AND split_part(w.typology, '.', 1) = ${mainTypology(record.typology)}
       AND coalesce(s.occurred_at, w.opened_at) >= ${from} AND coalesce(s.occurred_at, w.opened_at) < ${to}`
  return rows.map((row) =>
    traitsOf({
      typology: row.typology,
      occurredAt: row.occurred_at,
      district: row.district_code,
      isOrganisationsMoney: row.is_organisations,
      roleWritten: row.role,
      attemptedFen: row.at_risk_fen,
    }),
  )
}

/** The city's own figures in force when the case happened: of each band the latest that had begun. */
export async function readVolumes(ctx: Context, record: CaseRecord): Promise<CaseVolume[]> {
  const rows = await ctx.db.caseVolume.findMany({
    where: { typology: mainTypology(record.typology), effectiveFrom: { lte: record.occurredAt } },
    orderBy: { effectiveFrom: 'desc' },
    distinct: ['sumBand'],
  })
  return rows.map(({ typology, sumBand, cases }) => ({
    typology,
    sumBand: present(
      sumBands.find((band) => band === sumBand),
      'sum band',
    ),
    cases,
  }))
}
