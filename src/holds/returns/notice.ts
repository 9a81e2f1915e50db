import { maskAccount } from '../../lib/mask'
import { formatYuan, sumFen } from '../../lib/money'
import { after, HOUR_MS } from '../../lib/duration'
import type { ReturnRow } from './repository'

/**
 * The text of the public notice (公告): what is shared, how, until when anybody may object. Claims have numbers; nobody's name, phone
 * or full account is in it.
 */
export function noticeText(row: ReturnRow): { readonly zh: string; readonly en: string } {
  const { number, bank, freeze, availableFen, claims, publishedAt, objectionsUntil } = row
  const [from, until] = [dayOf(publishedAt), dayOf(objectionsUntil)]
  const account = maskAccount(freeze.account.tail)
  const sum = formatYuan(availableFen)
  const lost = formatYuan(sumFen(claims.map(({ lostFen }) => lostFen)))
  const zh = claims.map(
    (claim) =>
      `${claim.ordinal}号：被骗${formatYuan(claim.lostFen)}元，拟返还${formatYuan(claim.shareFen)}元`,
  )
  const en = claims.map(
    (claim) =>
      `claim ${claim.ordinal}: lost ${formatYuan(claim.lostFen)}, to be returned ${formatYuan(claim.shareFen)}`,
  )
  return {
    zh: [
      `涉案冻结资金返还公告（${number}）`,
      `${bank.name}账户${account}内冻结涉案资金${sum}元，经查涉及被害人${claims.length}名，被骗金额合计${lost}元。能够逐笔对应的直接返还，其余按被骗金额比例返还，拟返还如下：`,
      ...zh,
      `公告期自${from}至${until}。对返还有异议的，请在公告期内向公安机关提出。`,
    ].join('\n'),
    en: [
      `Public notice of the return of frozen money (${number})`,
      `${sum} yuan are frozen in account ${account} at ${bank.name}. ${claims.length} people were defrauded of ${lost} yuan in all. What is traceable is returned directly, the rest in proportion to what was lost:`,
      ...en,
      `The notice runs from ${from} to ${until}. Objections are to be made to the police within that time.`,
    ].join('\n'),
  }
}

const dayOf = (at: Date | null): string =>
  at === null
    ? '…'
    : after(at, 8 * HOUR_MS)
        .toISOString()
        .slice(0, 10)
