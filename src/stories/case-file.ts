import { z } from 'zod'
import type { Context } from '../context'
import { present } from '../lib/assert'
import { balancesOf } from '../ledger'
import { quarterAround } from './calendar'
import { mainTypology, printedTier, traitsOf, type CaseRecord } from './facts'
import { tierOf } from './surnames'
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
    name: party.kind === 'organisation' ? null : nameIn(ctx, party.profileSealed),
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
  readonly profile_sealed: Uint8Array | null
}

/** The other confirmed cases of that typology in the quarter, as traits. Of a name only how common it is leaves here. */
export async function readOthers(ctx: Context, warningId: string, record: CaseRecord): Promise<CaseTraits[]> {
  const { from, to } = quarterAround(record.occurredAt)
  const rows = await ctx.db.$queryRaw<PoolRow[]>`
    SELECT w.typology, w.district_code, w.at_risk_fen, w.organisation_id IS NOT NULL AS is_organisations, r.role,
           coalesce(s.occurred_at, w.opened_at) AS occurred_at, p.profile_sealed
      FROM warning w
      JOIN party p ON p.id = w.party_id
      LEFT JOIN signal s ON s.id = w.first_signal_id
      LEFT JOIN LATERAL (SELECT role FROM party_relation
                          WHERE party_id = w.party_id AND organisation_id = w.organisation_id LIMIT 1) r ON true
     WHERE w.state = 'confirmed' AND w.id <> ${warningId}::uuid
       AND split_part(w.typology, '.', 1) = ${mainTypology(record.typology)}
       AND coalesce(s.occurred_at, w.opened_at) >= ${from} AND coalesce(s.occurred_at, w.opened_at) < ${to}`
  const isNamed = printedTier(record) !== null
  return rows.map((row) =>
    traitsOf(
      {
        typology: row.typology,
        occurredAt: row.occurred_at,
        district: row.district_code,
        isOrganisationsMoney: row.is_organisations,
        roleWritten: row.role,
        attemptedFen: row.at_risk_fen,
      },
      // Where the story prints no surname nobody's name is opened.
      isNamed ? tierOf(nameIn(ctx, row.profile_sealed) ?? '') : null,
    ),
  )
}

const nameIn = (ctx: Context, profileSealed: Uint8Array | null): string | null =>
  profileSealed === null
    ? null
    : (profileSchema.parse(JSON.parse(ctx.vault.openSilently('party.profile', profileSealed))).name ?? null)

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
