import type { z } from 'zod'
import { route } from '../http/route'
import { formatYuan, sumFen, type Fen } from '../lib/money'
import { isBreak } from './compare'
import { statementLimits } from './limits'
import { listStatements, type StatementRow } from './repository'
import * as schema from './schema'
import { bankScope, compareFile, explainLine, takeStatement, type Compared } from './service'

const tag = 'ledger'

export const bankStatementRoutes = [
  route({
    method: 'get',
    path: '/v1/bank-statements',
    policy: 'bank-statement.read',
    tag,
    summary: 'What banks have stated that they hold, beside the books; the latest first',
    query: schema.listQuery,
    response: schema.statementList,
    handle: async (ctx, { query }) => ({
      items: (await listStatements(ctx, bankScope(ctx), query.limit)).map(presentKept),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/bank-statements',
    policy: 'bank-statement.upload',
    tag,
    summary:
      'A bank’s statement as CSV: each line beside the stop or freeze of its number, and what is not in it',
    body: schema.statementBody,
    maxBodyBytes: statementLimits.size.value * 2,
    response: schema.statementView,
    errors: [],
    handle: async (ctx, { body, note }) => {
      const { isTrial, ...sent } = body
      const view = isTrial
        ? presentTrial(await compareFile(ctx, sent))
        : presentKept(await takeStatement(ctx, sent))
      note({ isTrial, lines: view.lines, breaks: view.breaks.length })
      return view
    },
  }),
  route({
    method: 'post',
    path: '/v1/bank-statements/:id/lines/:position/explain',
    policy: 'bank-statement.explain',
    tag,
    summary: 'Say why a line differs',
    params: schema.lineParams,
    body: schema.explainBody,
    response: schema.statementView,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { params: { id, position }, body }) =>
      presentKept(await explainLine(ctx, { statementId: id, position }, body.explanation)),
  }),
]

type View = z.input<typeof schema.statementView>
type Break = View['breaks'][number]

const presentTrial = ({ bank, asOf, lines }: Compared): View => ({
  id: null,
  bank: { id: bank.id, code: bank.code, name: bank.name },
  asOf: asOf.toISOString(),
  uploadedBy: null,
  uploadedAt: null,
  ...countsOf(lines),
  breaks: lines.flatMap((line, index): Break[] =>
    isBreak(line)
      ? [
          {
            ...fieldsOf(line),
            position: index + 1,
            warningNumber: null,
            explanation: null,
            explainedBy: null,
            explainedAt: null,
          },
        ]
      : [],
  ),
})

const presentKept = ({ id, bank, asOf, uploadedAt, uploadedByUser, lines }: StatementRow): View => ({
  id,
  bank,
  asOf: asOf.toISOString(),
  uploadedBy: uploadedByUser.displayName,
  uploadedAt: uploadedAt.toISOString(),
  ...countsOf(lines),
  breaks: lines.filter(isBreak).map((line) => ({
    ...fieldsOf(line),
    position: line.position,
    warningNumber: line.warning?.number ?? null,
    explanation: line.explanation,
    explainedBy: line.explainedByUser?.displayName ?? null,
    explainedAt: line.explainedAt?.toISOString() ?? null,
  })),
})

interface AnyLine {
  readonly line: number | null
  readonly number: string
  readonly kind: string
  readonly warningId: string | null
  readonly statedFen: Fen | null
  readonly bookedFen: Fen | null
  readonly finding: string
}

const countsOf = (lines: readonly AnyLine[]) => ({
  lines: lines.filter(({ line }) => line !== null).length,
  matched: lines.filter(({ finding }) => finding === 'matched').length,
  moved: lines.filter(({ finding }) => finding === 'moved').length,
  stated: formatYuan(sumFen(lines.map(({ statedFen }) => statedFen ?? 0n))),
  booked: formatYuan(sumFen(lines.map(({ bookedFen }) => bookedFen ?? 0n))),
})

const lineShape = schema.statementView.shape.breaks.element.pick({ kind: true, finding: true })

const fieldsOf = ({ line, number, warningId, statedFen, bookedFen, ...codes }: AnyLine) => ({
  line,
  number,
  warningId,
  stated: statedFen === null ? null : formatYuan(statedFen),
  booked: bookedFen === null ? null : formatYuan(bookedFen),
  ...lineShape.parse(codes),
})
