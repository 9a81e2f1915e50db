import type { Context } from '../src/context'

const SOURCE = 'local configuration, 2026-11-22: no national limit for the answer is published'

// 银发〔2016〕86号 says "at once"; after this long an answer is asked for, it is never taken for a refusal.
const RESPONSE_LIMIT_MINUTES = 30

/** Banks and payment firms that hold accounts in Shaoxing, under the codes that signals use. */
export const banks = [
  { code: 'ICBC', name: '中国工商银行' },
  { code: 'ABC', name: '中国农业银行' },
  { code: 'BOC', name: '中国银行' },
  { code: 'CCB', name: '中国建设银行' },
  { code: 'BOCOM', name: '交通银行' },
  { code: 'PSBC', name: '中国邮政储蓄银行' },
  { code: 'CMB', name: '招商银行' },
  { code: 'CITIC', name: '中信银行' },
  { code: 'SPDB', name: '上海浦东发展银行' },
  { code: 'CZB', name: '浙商银行' },
  { code: 'SXB', name: '绍兴银行' },
  { code: 'RCU', name: '浙江农村商业联合银行（辖内农商银行）' },
  { code: 'ALIPAY', name: '支付宝（中国）网络技术有限公司' },
  { code: 'TENPAY', name: '财付通支付科技有限公司' },
] as const

export type BankCode = (typeof banks)[number]['code']

export async function seedBanks(ctx: Context): Promise<number> {
  const { count } = await ctx.db.bank.createMany({
    data: banks.map(({ code, name }) => ({
      id: ctx.ids.derived(`bank:${code}`),
      code,
      name,
      responseLimitMinutes: RESPONSE_LIMIT_MINUTES,
      source: SOURCE,
      updatedAt: ctx.clock.now(),
    })),
    skipDuplicates: true,
  })
  return count
}
