import type { Client, Json } from './client'
import { booksOf, freezeAfter, sendStop } from './holds'
import { mule, shen, time } from './people'
import { unlessDone, type Stage } from './stage'
import { tellStory } from './story'
import { until } from './timeline'

/** 23 February 2023: the case Menshen is built around, each step by the role that does it in life. */
export async function playDoumen(stage: Stage): Promise<void> {
  stage.timeline.heading('斗门案 · 冒充领导 · the Doumen case')
  await chat(stage)
  const payment = await pay(stage)
  const warningId = payment.text('warningId')
  await triage(stage, warningId)
  const taskId = await doorstep(stage, warningId)
  const stopId = await stop(stage, warningId, taskId)
  await freezeAfter(stage, stopId, 'freezeId')
  await account(stage, warningId)
  await tellStory(stage, warningId)
}

const DAY = '2023-02-23'
const AMOUNT = '731200.00'

const payeeOf = (stage: Stage) => ({
  account: mule(stage.run.id, 1),
  bank: 'CCB',
  name: '李建军',
  kind: 'person',
})

async function chat({ run, timeline, source }: Stage): Promise<void> {
  const bossSays = [
    { at: '09:42:10', text: '小沈，我在外面谈合同，公司账户上现在余额还有多少？报给我。' },
    {
      at: '09:55:40',
      text: '客户的保证金要马上退回去，73万多，先转到这个个人账户，很急。我在开会不方便接电话，审批手续流程后面补。',
    },
  ]
  for (const [index, said] of bossSays.entries()) {
    await timeline.step(
      '通信 source',
      `chat message ${index + 1} of 2 to Ms Shen, in a new group of four`,
      () =>
        source('telecom:shaoxing').post('/v1/signals', {
          type: 'message',
          source: 'telecom:shaoxing',
          sourceRef: `doumen-${run.id}-chat-${index + 1}`,
          occurredAt: time(DAY, said.at),
          channel: 'wechat',
          sender: { handle: `boss_${run.id}`, claimedName: '张总', claimedRole: 'chairman' },
          recipient: { phone: shen.phone, name: shen.name, role: shen.role },
          group: { name: '项目沟通群', memberCount: 4, createdAt: time(DAY, '09:30:00') },
          text: said.text,
        }),
      (reply) => `${reply.text('evaluation.level')} ${Number(reply.text('evaluation.score')).toFixed(2)}`,
    )
  }
}

function pay(stage: Stage): Promise<Json> {
  const { run, timeline, source } = stage
  return timeline.step(
    '银行 source',
    `pending transfer of ${AMOUNT} yuan to a personal account never paid before`,
    () =>
      source('bank:icbc-yuecheng').post('/v1/signals', {
        type: 'transaction',
        source: 'bank:icbc-yuecheng',
        sourceRef: `doumen-${run.id}-transfer`,
        occurredAt: time(DAY, '10:02:30'),
        amount: AMOUNT,
        currency: 'CNY',
        status: 'pending',
        channel: 'online',
        payer: {
          account: shen.companyAccount,
          bank: 'ICBC',
          name: shen.companyName,
          kind: 'organisation',
          operator: { name: shen.name, phone: shen.phone, idNumber: shen.idNumber, role: shen.role },
          address: shen.address,
          location: shen.location,
        },
        payee: payeeOf(stage),
        memo: '保证金',
        device: { isNew: false, screenSharing: false, remoteControl: false },
      }),
    (reply) =>
      `${reply.text('evaluation.action')}, ${reply.text('evaluation.level')}, ${reply.text('evaluation.typology')}, hold until ${reply.text('evaluation.holdUntil')}`,
  )
}

async function triage({ timeline, as }: Stage, warningId: string): Promise<void> {
  const operator = await as('operator')
  const read = () => operator.get(`/v1/warnings/${warningId}`)
  await timeline.step(
    '研判 operator',
    'sees the warning',
    read,
    (warning) => `${warning.text('number')} ${warning.text('level')}`,
  )
  await timeline.step(
    '研判 operator',
    'acknowledges it',
    () => unlessDone(() => operator.post(`/v1/warnings/${warningId}/acknowledge`), read),
    (warning) => warning.text('state'),
  )
  // A patrol reports where it is; the choice trusts positions of the last half hour only.
  const hang = await as('hang')
  await timeline.step('警员 officer', 'Officer Hang on patrol reports his position', async () => {
    await hang.put('/v1/officers/me/duty', { onDuty: true })
    await hang.put('/v1/officers/me/position', { lon: 120.6312, lat: 30.0816, datum: 'GCJ-02' })
  })
  const suggested = await timeline.step(
    '研判 operator',
    'asks who would go',
    () => operator.get(`/v1/warnings/${warningId}/suggestion`),
    (suggestion) => suggestion.text('choice.reason.zh'),
  )
  const officerId = (await hang.get('/v1/session')).text('user.id')
  // Of one run after another Officer Hang still rests from the last: then the desk names him, with its reason.
  const order = isFor(suggested, officerId) ? {} : { officerId, reason: '巡组就在附近，民警表示可以出警' }
  await timeline.step(
    '研判 operator',
    'dispatches it',
    () => unlessDone(() => operator.post(`/v1/warnings/${warningId}/dispatch`, order), read),
    (warning) => warning.text('state'),
  )
}

const isFor = (suggestion: Json, officerId: string): boolean =>
  suggestion.text('choice.officerId') === officerId

async function doorstep({ timeline, as }: Stage, warningId: string): Promise<string> {
  const hang = await as('hang')
  const task = await timeline.step(
    '服务 service',
    'gives the task to the nearest patrol',
    () => until('the task of Officer Hang', 60, () => taskOf(hang, warningId)),
    (given) => given.text('choice.reason.zh'),
  )
  const taskId = task.text('id')
  const read = () => hang.get(`/v1/tasks/${taskId}`)
  for (const [step, what] of [
    ['accept', 'accepts, on the way'],
    ['arrive', 'has arrived at her desk'],
  ] as const) {
    await timeline.step(
      '警员 officer',
      what,
      () => unlessDone(() => hang.post(`/v1/tasks/${taskId}/${step}`), read),
      (reply) => reply.text('state'),
    )
  }
  return taskId
}

async function taskOf(officer: Client, warningId: string): Promise<Json | null> {
  const tasks = await officer.get('/v1/tasks')
  return tasks.list('items').find((task) => task.text('warningId') === warningId) ?? null
}

async function stop(stage: Stage, warningId: string, taskId: string): Promise<string> {
  const { timeline, as, run } = stage
  const hang = await as('hang')
  const payee = payeeOf(stage)
  const transfer = {
    account: payee.account,
    accountName: payee.name,
    bankCode: payee.bank,
    amount: AMOUNT,
    transferredAt: time(DAY, '10:02:30'),
  }
  await timeline.step(
    '警员 officer',
    'reports the visit: fraud; the order has gone out, the group is still talking',
    async () => {
      // A report is added to those there are: a run that is carried on must not report twice.
      const task = await hang.get(`/v1/tasks/${taskId}`)
      if (task.text('state') === 'arrived') await hang.post(`/v1/tasks/${taskId}/visits`, visitReport(stage))
    },
  )
  const stopId = await timeline.step('警员 officer', 'drafts the stop-payment on the account', async () => {
    const known = run.note('stopId')
    if (known !== null) return known
    const drafted = await hang.post('/v1/stop-payments', { warningId, ...transfer })
    run.keep('stopId', drafted.text('id'))
    return drafted.text('id')
  })
  await sendStop(stage, stopId)
  return stopId
}

const visitReport = (stage: Stage) => ({
  finding: 'fraud',
  attitude: 'believes',
  isInContact: true,
  checks: {
    callsAndSms: { checked: true, found: 'nothing' },
    chats: { checked: true, found: 'suspicious' },
    apps: { checked: true, found: 'nothing' },
    transfers: { checked: true, found: 'suspicious' },
  },
  questions: { whyTransfer: 'told-to', toStranger: true, toldByCaller: true },
  told: ['employer'],
  transfers: [
    {
      payeeAccount: payeeOf(stage).account,
      payeeName: payeeOf(stage).name,
      payeeBank: payeeOf(stage).bank,
      amount: AMOUNT,
      at: time(DAY, '10:02:30'),
    },
  ],
  protectedAmount: '0.00',
})

async function account({ timeline, as }: Stage, warningId: string): Promise<void> {
  const operator = await as('operator')
  await timeline.step(
    '服务 service',
    "tells the payer's bank the outcome of its hold, by signed webhook",
    () =>
      until('the outcome of the hold', 60, async () => {
        const told = await operator.get(`/v1/warnings/${warningId}/timeline`)
        const isTold = (entry: Json): boolean =>
          entry.text('kind') === 'hold-outcome' && entry.text('state') === 'delivered'
        return told.list('items').find(isTold) ?? null
      }),
    (outcome) => outcome.text('outcome'),
  )
  await timeline.step(
    '台账 ledger',
    'is read back',
    () => operator.get(`/v1/warnings/${warningId}/ledger`),
    booksOf,
  )
}
