import type { z } from 'zod'
import { route } from '../http/route'
import { formatYuan } from '../lib/money'
import type { BreakRow, ProofRow } from './repository'
import * as repository from './repository'
import { breakParams, breakView, explainBody, proofQuery, proofsView, type proofView } from './schema'
import { explainBreak, proveNow } from './service'

const tag = 'ledger'

export const ledgerProofRoutes = [
  route({
    method: 'get',
    path: '/v1/ledger/proofs',
    policy: 'ledger.prove',
    tag,
    summary: 'When the books were proved against the stages, and where they did not agree',
    query: proofQuery,
    response: proofsView,
    handle: async (ctx, { query }) => readProofs(ctx, query),
  }),
  route({
    method: 'post',
    path: '/v1/ledger/proofs',
    policy: 'ledger.prove',
    tag,
    summary: 'Prove the books now',
    response: proofsView,
    handle: async (ctx) => {
      await proveNow(ctx)
      return readProofs(ctx, proofQuery.parse({}))
    },
  }),
  route({
    method: 'post',
    path: '/v1/ledger/breaks/:id/explain',
    policy: 'ledger.explain',
    tag,
    summary: 'Say why a break is there; it stays listed until a proof no longer finds it',
    params: breakParams,
    body: explainBody,
    response: breakView,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { params, body }) =>
      presentBreak(await explainBreak(ctx, params.id, body.explanation)),
  }),
]

async function readProofs(
  ctx: Parameters<typeof repository.listProofs>[0],
  { isOpen, limit }: z.output<typeof proofQuery>,
): Promise<z.input<typeof proofsView>> {
  return {
    proofs: (await repository.listProofs(ctx, limit)).map(presentProof),
    breaks: (
      await repository.listBreaks(ctx, isOpen === undefined ? undefined : isOpen === 'true', limit)
    ).map(presentBreak),
  }
}

const presentProof = (row: ProofRow): z.input<typeof proofView> => ({
  id: row.id,
  day: row.day?.toISOString().slice(0, 10) ?? null,
  askedBy: row.askedByUser?.displayName ?? null,
  startedAt: row.startedAt.toISOString(),
  finishedAt: row.finishedAt.toISOString(),
  warnings: row.warnings,
  entries: Number(row.entries),
  breaks: row.breaks,
})

const yuanOrNull = (fen: bigint | null): string | null => (fen === null ? null : formatYuan(fen))

const presentBreak = (row: BreakRow): z.input<typeof breakView> =>
  breakView.parse({
    id: row.id,
    warningId: row.warningId,
    warningNumber: row.warning.number,
    kind: row.kind,
    expected: yuanOrNull(row.expectedFen),
    booked: yuanOrNull(row.bookedFen),
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    goneAt: row.goneAt?.toISOString() ?? null,
    explanation: row.explanation,
    explainedBy: row.explainedByUser?.displayName ?? null,
    explainedAt: row.explainedAt?.toISOString() ?? null,
  })
