import type { Json } from './client'
import { mule, time, zhou } from './people'
import { unlessDone, type Stage } from './stage'

/** 冒充公检法: a long call from abroad, a shared screen, and money that is already moving on through two tiers. */
export async function playAuthority(stage: Stage): Promise<void> {
  stage.timeline.heading('冒充公检法 · a false prosecutor')
  await call(stage)
  const payment = await pay(stage)
  await onward(stage)
  const warningId = payment.text('warningId')
  const operator = await stage.as('operator')
  const read = () => operator.get(`/v1/warnings/${warningId}`)
  await stage.timeline.step(
    '研判 operator',
    'acknowledges the warning',
    () => unlessDone(() => operator.post(`/v1/warnings/${warningId}/acknowledge`), read),
    (warning) => `${warning.text('number')} ${warning.text('level')}, ${warning.text('typology')}`,
  )
}

const DAY = '2023-02-24'

function call({ run, timeline, source }: Stage): Promise<Json> {
  return timeline.step(
    '通信 source',
    'a call of 41 minutes from abroad to Mrs Zhou',
    () =>
      source('telecom:shaoxing').post('/v1/signals', {
        type: 'call',
        source: 'telecom:shaoxing',
        sourceRef: `authority-${run.id}-call`,
        occurredAt: time(DAY, '14:05:00'),
        caller: '+85261234567',
        callee: zhou.phone,
        durationSeconds: 2460,
        direction: 'inbound',
        international: true,
        transcript: [
          { speaker: 'caller', text: '这里是市检察院，你的身份证涉嫌一起洗钱案，已经对你下了通缉令。' },
          { speaker: 'callee', text: '我没有做过这种事啊。' },
          {
            speaker: 'caller',
            text: '案件保密，不许告诉家人。下载会议软件打开屏幕共享，把资金转到安全账户接受资金清查，查完退还。',
          },
        ],
      }),
    verdict,
  )
}

function pay(stage: Stage): Promise<Json> {
  const { run, timeline, source } = stage
  return timeline.step(
    '银行 source',
    'her transfer of 286,000 yuan while the screen is shared',
    () =>
      source('bank:icbc-yuecheng').post('/v1/signals', {
        type: 'transaction',
        source: 'bank:icbc-yuecheng',
        sourceRef: `authority-${run.id}-transfer`,
        occurredAt: time(DAY, '14:52:00'),
        amount: '286000.00',
        currency: 'CNY',
        status: 'pending',
        channel: 'mobile',
        payer: {
          account: zhou.account,
          bank: 'ICBC',
          name: zhou.name,
          kind: 'person',
          phone: zhou.phone,
          birthYear: zhou.birthYear,
          address: zhou.address,
          location: zhou.location,
        },
        payee: {
          account: mule(run.id, 2),
          bank: 'ABC',
          name: '吴强',
          kind: 'person',
          openedAt: '2023-02-10',
        },
        device: { isNew: false, screenSharing: true, remoteControl: false },
      }),
    verdict,
  )
}

/** The first-tier account pays two others within minutes; each signal is evaluated like any other. */
async function onward({ run, timeline, source }: Stage): Promise<void> {
  const hops = [
    { from: 2, to: 3, amount: '150000.00', at: '14:57:00' },
    { from: 2, to: 4, amount: '130000.00', at: '14:58:30' },
    { from: 3, to: 5, amount: '149000.00', at: '15:03:00' },
  ]
  for (const [index, hop] of hops.entries()) {
    await timeline.step(
      '银行 source',
      `the money moves on, transfer ${index + 1} of ${hops.length}`,
      () =>
        source('bank:icbc-yuecheng').post('/v1/signals', {
          type: 'transaction',
          source: 'bank:icbc-yuecheng',
          sourceRef: `authority-${run.id}-onward-${index + 1}`,
          occurredAt: time(DAY, hop.at),
          amount: hop.amount,
          currency: 'CNY',
          status: 'settled',
          channel: 'mobile',
          payer: { account: mule(run.id, hop.from), bank: 'ABC', kind: 'person' },
          payee: { account: mule(run.id, hop.to), bank: 'CCB', kind: 'person' },
        }),
      verdict,
    )
  }
}

export const verdict = (reply: Json): string =>
  `${reply.text('evaluation.action')}, ${reply.text('evaluation.level')}, ${reply.text('evaluation.typology')}`
