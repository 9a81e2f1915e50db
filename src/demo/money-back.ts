import { MINUTE_MS } from '../lib/duration'
import { verdict } from './authority'
import type { Json } from './client'
import { booksOf, freezeAfter, sendStop, stateIn } from './holds'
import { fang } from './people'
import { unlessDone, type Stage } from './stage'
import { until } from './timeline'

const PAID = '58000.00'
// Two fifths of it are gone before the account is stopped: the simulated bank finds the rest.
const MOVED_ON = '23200.00'

/** 冒充客服: nobody saw it coming, the victim calls 110 herself; the money is followed, stopped, frozen and returned. */
export async function playMoneyBack(stage: Stage): Promise<void> {
  stage.timeline.heading('冒充客服 · a report, and the money comes back')
  const warningId = await report(stage)
  const first = await adoptDraft(stage, warningId)
  const held = await sendStop(stage, first)
  await moveOn(stage)
  const second = await stopNextTier(stage, warningId)
  const heldNext = await sendStop(stage, second)
  for (const [note, stop] of [
    ['back-1', held],
    ['back-2', heldNext],
  ] as const) {
    const freezeId = await freezeAfter(stage, stop.text('id'), `${note}-freeze`)
    await giveBack(stage, freezeId, `${note}-return`)
  }
  await proveBooks(stage, warningId)
}

const chain = (stage: Stage) => {
  const six = stage.run.id.slice(0, 6)
  // The ending tells the simulated bank how to answer.
  return { first: `6228486${six}900001`, second: `6217007${six}000008` }
}

/** Minutes before the run began, which does not change when it is carried on. */
function ago({ run }: Stage, minutes: number): string {
  const begun = run.note('back-begun') ?? new Date().toISOString()
  run.keep('back-begun', begun)
  return new Date(Date.parse(begun) - minutes * MINUTE_MS).toISOString()
}

async function report(stage: Stage): Promise<string> {
  const { run, timeline, source } = stage
  const victim = fang(run.id)
  const reply = await timeline.step(
    '接报 110',
    'Ms Fang has paid 58,000 yuan to a false customer service, and notices it herself',
    () =>
      source('report:110').post('/v1/signals', {
        type: 'report',
        source: 'report:110',
        sourceRef: `back-${run.id}-report`,
        occurredAt: ago(stage, 1),
        channel: '110',
        victim: { name: victim.name, phone: victim.phone, address: victim.address },
        narrative: '自称平台客服，说我误开了会员，让我转账验证才能关闭，转完之后对方失联。',
        transfers: [
          {
            payerAccount: victim.account,
            payeeAccount: chain(stage).first,
            payeeBank: 'ABC',
            amount: PAID,
            at: ago(stage, 14),
          },
        ],
      }),
    verdict,
  )
  return reply.text('warningId')
}

/** The draft is there at once and says what is missing: the account's holder, which the voucher shows. */
async function adoptDraft(stage: Stage, warningId: string): Promise<string> {
  const { timeline, as } = stage
  const operator = await as('operator')
  const draft = async () => (await operator.get(`/v1/warnings/${warningId}/report-drafts`)).list('items')[0]
  const waiting = await timeline.step(
    '服务 service',
    'drafts the stop of the account that was paid',
    () => until('the draft of the report', 60, async () => (await draft()) ?? null),
    (found) => `missing: ${missingOf(found)}; to be sent by ${found.text('enterBy')}`,
  )
  const adopted = await timeline.step('研判 operator', 'completes it from the voucher', () =>
    waiting.has('stop.id')
      ? Promise.resolve(waiting)
      : operator.post(`/v1/report-drafts/${waiting.text('id')}/adopt`, { accountName: '孙立' }),
  )
  return adopted.text('stop.id')
}

function missingOf(draft: Json): string {
  const missing = draft.list('missing').map(({ value }) => String(value))
  return missing.length === 0 ? 'nothing' : missing.join(', ')
}

function moveOn(stage: Stage): Promise<Json> {
  const { run, timeline, source } = stage
  return timeline.step(
    '银行 source',
    'tells that 23,200 yuan had gone on before the stop',
    () =>
      source('bank:icbc-yuecheng').post('/v1/signals', {
        type: 'transaction',
        source: 'bank:icbc-yuecheng',
        sourceRef: `back-${run.id}-onward`,
        occurredAt: ago(stage, 11),
        amount: MOVED_ON,
        currency: 'CNY',
        status: 'settled',
        channel: 'mobile',
        payer: { account: chain(stage).first, bank: 'ABC', name: '孙立', kind: 'person' },
        payee: { account: chain(stage).second, bank: 'CCB', name: '郑虎', kind: 'person' },
      }),
    verdict,
  )
}

/** The trace shows where the rest lies, and its stop is drafted from there. @returns the stop */
async function stopNextTier({ timeline, as, run }: Stage, warningId: string): Promise<string> {
  const operator = await as('operator')
  const secondTier = (trace: Json) => trace.list('accounts').find((each) => each.text('tier') === '2')
  const read = () => operator.get(`/v1/warnings/${warningId}/trace`)
  const account = await timeline.step(
    '研判 operator',
    'follows the money',
    () =>
      until('the second account', 60, async () => {
        const found = secondTier(await read())
        return found !== undefined && (found.has('nextStop') || found.text('canDraft') === 'true')
          ? found
          : null
      }),
    (found) => `${found.text('tail')} holds ${found.text('thereOwn')} of it, no stop yet`,
  )
  return timeline.step('研判 operator', 'drafts the stop of the second account from the graph', async () => {
    const known = run.note('back-second')
    if (known !== null) return known
    const path = `/v1/warnings/${warningId}/trace/accounts/${account.text('id')}/draft`
    const drafted = account.has('nextStop') ? account : secondTier(await operator.post(path, {}))
    const id = drafted?.text('nextStop.id') ?? ''
    run.keep('back-second', id)
    return id
  })
}

/** Nobody else has paid there, so it goes back directly and needs no public notice. */
async function giveBack({ timeline, as, run }: Stage, freezeId: string, note: string): Promise<void> {
  const operator = await as('operator')
  const supervisor = await as('supervisor')
  const victim = fang(run.id)
  const path = await timeline.step(
    '研判 operator',
    'drafts the return of what is frozen, and enters where it goes to',
    async () => {
      const known = run.note(note)
      if (known !== null) return known
      const drafted = await operator.post('/v1/fund-returns', { freezeId })
      const made = `/v1/fund-returns/${drafted.text('id')}`
      for (const claim of drafted.list('claims')) {
        const to = { account: victim.account, accountName: victim.name, bank: 'ICBC' }
        await operator.post(`${made}/claims/${claim.text('id')}`, to)
      }
      run.keep(note, made)
      return made
    },
  )
  const read = () => supervisor.get(path)
  await timeline.step('值班 supervisor', 'approves the return', () =>
    unlessDone(() => supervisor.post(`${path}/approve`), read),
  )
  await timeline.step(
    '银行 bank',
    'pays it back',
    () => until('the return', 60, async () => stateIn(await read(), ['returned'])),
    (returned) => `${returned.text('returned')} yuan`,
  )
}

async function proveBooks({ timeline, as }: Stage, warningId: string): Promise<void> {
  const operator = await as('operator')
  const supervisor = await as('supervisor')
  const ledger = await timeline.step(
    '台账 ledger',
    'is read back',
    () => operator.get(`/v1/warnings/${warningId}/ledger`),
    booksOf,
  )
  if (booksOf(ledger) !== `returned ${PAID}`) throw new Error('not all of it is back')
  const proof = await timeline.step(
    '值班 supervisor',
    'has the books proved against the stages',
    () => supervisor.post('/v1/ledger/proofs'),
    (proofs) => `${proofs.list('proofs')[0]?.text('breaks') ?? '?'} breaks`,
  )
  if (proof.list('proofs')[0]?.text('breaks') !== '0') throw new Error('the books do not agree')
}
