import { verdict } from './authority'
import { mule, shen, time } from './people'
import type { Stage } from './stage'

/** An honest first payment to a new supplier: a system that stops this one ruins a shop. */
export async function playHonest({ run, timeline, source }: Stage): Promise<void> {
  timeline.heading('正常新供应商付款 · an honest payment')
  const reply = await timeline.step(
    '银行 source',
    'a company pays a new supplier 86,400 yuan for goods',
    () =>
      source('bank:icbc-yuecheng').post('/v1/signals', {
        type: 'transaction',
        source: 'bank:icbc-yuecheng',
        sourceRef: `honest-${run.id}-payment`,
        occurredAt: time('2023-02-27', '10:20:00'),
        amount: '86400.00',
        currency: 'CNY',
        status: 'pending',
        channel: 'online',
        payer: {
          account: '1211012009200777001',
          bank: 'ICBC',
          name: '绍兴柯桥布艺有限公司',
          kind: 'organisation',
          operator: { name: '何敏', phone: '13705750001', role: 'finance' },
          location: shen.location,
        },
        payee: {
          account: mule(run.id, 9),
          bank: 'ICBC',
          name: '杭州萧山染整有限公司',
          kind: 'organisation',
          openedAt: '2015-06-01',
        },
        memo: '货款 合同HT2023-0218',
        device: { isNew: false, screenSharing: false, remoteControl: false },
      }),
    verdict,
  )
  if (reply.text('evaluation.action') !== 'allow') throw new Error('the honest payment was not allowed')
}
