import type { Context } from '../context'
import type { StoryFacts } from './facts'
import type { SealedCase } from './leak-check'
import type { WordKind } from './leak-values'
import { valuesOf, type SealedValues } from './sealed-values'

/**
 * Opens everything the vault holds of a case, for the leak check alone: nobody is shown a value, findings name kinds
 * and places. What is written in plain beside it - reasons, officers, stations, the places of the city - is part of it.
 */
export async function readSealedCase(
  ctx: Context,
  warningId: string,
  { widened }: Pick<StoryFacts, 'widened'>,
): Promise<SealedCase> {
  const parts = await Promise.all([
    ofPeople(ctx, warningId),
    ofSignals(ctx, warningId),
    ofWork(ctx, warningId),
    ofStaff(ctx, warningId),
    ofPlaces(ctx),
  ])
  return {
    words: unique(parts.flatMap(({ words }) => words)),
    digits: unique(parts.flatMap(({ digits }) => digits)),
    amounts: [...parts.flatMap(({ amounts }) => amounts), ...(await amountsOf(ctx, warningId))],
    moments: await momentsOf(ctx, warningId),
    cityNames: ctx.config.cityNames,
    isSumWidened: widened.includes('sum'),
    isTimeWidened: widened.includes('time'),
  }
}

const unique = <T extends { readonly kind: string; readonly value: string }>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [`${value.kind}:${value.value}`, value])).values(),
]

const joined = (parts: readonly SealedValues[]): SealedValues => ({
  words: parts.flatMap(({ words }) => words),
  digits: parts.flatMap(({ digits }) => digits),
  amounts: parts.flatMap(({ amounts }) => amounts),
})

const plain = (kind: WordKind, values: readonly (string | null)[]): SealedValues => ({
  words: values.flatMap((value) => (value === null || value === '' ? [] : [{ kind, value }])),
  digits: [],
  amounts: [],
})

/** The person, the organisation, and whoever holds an account that was stopped, frozen or protected. */
async function ofPeople(ctx: Context, warningId: string): Promise<SealedValues> {
  const warning = await ctx.db.warning.findUniqueOrThrow({
    where: { id: warningId },
    select: { partyId: true, organisationId: true },
  })
  const partyIds = [warning.partyId, warning.organisationId].filter((id) => id !== null)
  const parties = await ctx.db.party.findMany({
    where: { OR: [{ id: { in: partyIds } }, { mergedInto: { in: partyIds } }] },
    include: { identifiers: true },
  })
  const accounts = await ctx.db.identifier.findMany({
    where: {
      OR: [
        { stopPayments: { some: { warningId } } },
        { accountFreezes: { some: { warningId } } },
        { protectiveHolds: { some: { warningId } } },
      ],
    },
  })
  const open = (field: string, sealed: Uint8Array): string => ctx.vault.openSilently(field, sealed)
  const identifiers = [...parties.flatMap((party) => party.identifiers), ...accounts]
  return joined([
    ...parties.flatMap(({ profileSealed }) =>
      profileSealed === null ? [] : [valuesOf(JSON.parse(open('party.profile', profileSealed)))],
    ),
    ...identifiers.map(({ kind, valueSealed, holderSealed }) =>
      valuesOf({
        [kind === 'id_number' ? 'idNumber' : kind]: open('identifier.value', valueSealed),
        holder: holderSealed === null ? '' : open('identifier.holder', holderSealed),
      }),
    ),
  ])
}

async function ofSignals(ctx: Context, warningId: string): Promise<SealedValues> {
  const links = await ctx.db.warningSignal.findMany({ where: { warningId }, select: { signalId: true } })
  const signals = await ctx.db.signal.findMany({
    where: { id: { in: links.map(({ signalId }) => signalId) } },
    select: { payloadSealed: true },
  })
  return joined(
    signals.map(({ payloadSealed }) =>
      valuesOf(JSON.parse(ctx.vault.openSilently('signal.payload', payloadSealed))),
    ),
  )
}

/** What officers, the desk and those who appealed wrote down. */
async function ofWork(ctx: Context, warningId: string): Promise<SealedValues> {
  const where = { warningId }
  const [visits, calls, stops, reasons] = await Promise.all([
    ctx.db.visit.findMany({ where, select: { detailsSealed: true } }),
    ctx.db.contactAttempt.findMany({ where, select: { noteSealed: true } }),
    ctx.db.stopPayment.findMany({ where, select: { holderSealed: true } }),
    ctx.db.transition.findMany({ where, select: { reason: true } }),
  ])
  const appeals = await ctx.db.appeal.findMany({
    where: { subjectId: { in: await holdsOf(ctx, warningId) } },
    select: { statementSealed: true },
  })
  const open = (field: string, sealed: Uint8Array): string => ctx.vault.openSilently(field, sealed)
  return joined([
    ...visits.map(({ detailsSealed }) => valuesOf(JSON.parse(open('visit.details', detailsSealed)))),
    ...calls.map(({ noteSealed }) =>
      valuesOf({ note: noteSealed === null ? '' : open('contact_attempt.note', noteSealed) }),
    ),
    ...appeals.map(({ statementSealed }) =>
      valuesOf({ statement: open('appeal.statement', statementSealed) }),
    ),
    ...stops.map(({ holderSealed }) => valuesOf({ holder: open('stop_payment.holder', holderSealed) })),
    plain(
      'text',
      reasons.map(({ reason }) => reason),
    ),
  ])
}

async function holdsOf(ctx: Context, warningId: string): Promise<string[]> {
  const only = { where: { warningId }, select: { id: true } } as const
  const [stops, freezes, protections] = await Promise.all([
    ctx.db.stopPayment.findMany(only),
    ctx.db.accountFreeze.findMany(only),
    ctx.db.protectiveHold.findMany(only),
  ])
  return [...stops, ...freezes, ...protections].map(({ id }) => id)
}

/** Everybody who had a hand in the case, and their stations. */
async function ofStaff(ctx: Context, warningId: string): Promise<SealedValues> {
  const acted = await ctx.db.transition.findMany({
    where: { warningId },
    distinct: ['actorId', 'officerId'],
    select: { actorKind: true, actorId: true, officerId: true },
  })
  const userIds = acted.flatMap(({ actorKind, actorId, officerId }) =>
    [actorKind === 'user' ? actorId : null, officerId].filter((id) => id !== null),
  )
  const users = await ctx.db.user.findMany({
    where: { id: { in: userIds } },
    select: { displayName: true, username: true, officer: { select: { badge: true } } },
  })
  return joined([
    plain(
      'officer',
      users.flatMap(({ displayName }) => displayName.split(/[^\p{L} ]+/u)),
    ),
    {
      words: [],
      amounts: [],
      digits: users.flatMap(({ officer }) =>
        officer === null ? [] : [{ kind: 'account', value: officer.badge }],
      ),
    },
  ])
}

/** A story is told of "a district": no town, district or station of the city has a place in it. */
async function ofPlaces(ctx: Context): Promise<SealedValues> {
  const [districts, towns, stations] = await Promise.all([
    ctx.db.district.findMany({ select: { name: true } }),
    ctx.db.town.findMany({ select: { name: true } }),
    ctx.db.station.findMany({ select: { name: true } }),
  ])
  return joined([
    plain(
      'place',
      [...districts, ...towns].map(({ name }) => name),
    ),
    plain(
      'station',
      stations.map(({ name }) => name),
    ),
  ])
}

async function amountsOf(ctx: Context, warningId: string): Promise<bigint[]> {
  const [warning, transfers, stops] = await Promise.all([
    ctx.db.warning.findUniqueOrThrow({ where: { id: warningId }, select: { atRiskFen: true } }),
    ctx.db.ledgerTransfer.findMany({ where: { warningId }, select: { amountFen: true } }),
    ctx.db.stopPayment.findMany({ where: { warningId }, select: { amountFen: true, balanceFen: true } }),
  ])
  const all = [
    warning.atRiskFen,
    ...transfers.map(({ amountFen }) => amountFen),
    ...stops.flatMap(({ amountFen, balanceFen }) => [amountFen, balanceFen ?? 0n]),
  ]
  return [...new Set(all)].filter((fen) => fen > 0n)
}

async function momentsOf(ctx: Context, warningId: string): Promise<Date[]> {
  const links = await ctx.db.warningSignal.findMany({ where: { warningId }, select: { signalId: true } })
  const [signals, transitions] = await Promise.all([
    ctx.db.signal.findMany({
      where: { id: { in: links.map(({ signalId }) => signalId) } },
      select: { occurredAt: true },
    }),
    ctx.db.transition.findMany({
      where: { warningId, machine: { not: 'story' } },
      select: { at: true },
    }),
  ])
  return [...signals.map(({ occurredAt }) => occurredAt), ...transitions.map(({ at }) => at)]
}
