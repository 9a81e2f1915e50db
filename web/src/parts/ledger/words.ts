import { defineWords } from '../../language/language'

export const ledgerWords = defineWords({
  entries: { zh: '台账分录', en: 'Entries of the books' },
  none: { zh: '还没有分录', en: 'Nothing has been booked yet' },
  // The accounts, by their codes.
  outside: { zh: '账外', en: 'outside' },
  at_risk: { zh: '涉险', en: 'at risk' },
  protected: { zh: '未转出', en: 'protected' },
  paid_out: { zh: '已转出', en: 'paid out' },
  stopped: { zh: '止付', en: 'stopped' },
  frozen: { zh: '冻结', en: 'frozen' },
  released: { zh: '已解除', en: 'released' },
  returned: { zh: '已返还', en: 'returned' },
  lost: { zh: '损失', en: 'lost' },
  // Kinds of an entry.
  posted: { zh: '入账', en: 'posted' },
  pending: { zh: '挂账', en: 'claimed' },
  post: { zh: '挂账入账', en: 'claim posted' },
  void: { zh: '挂账作废', en: 'claim voided' },
  expire: { zh: '挂账到期', en: 'claim expired' },
  correct: { zh: '更正', en: 'Correct' },
  correctOf: { zh: '更正第 {nth} 笔', en: 'Correct entry {nth}' },
  correctTitle: { zh: '提出更正', en: 'Ask for a correction' },
  correctEffect: {
    zh: '原分录不改。另一名值班领导同意后，记一笔相反的分录；此前账目不变。',
    en: 'The entry stays as it is. Once another supervisor agrees, its opposite is booked; until then nothing changes.',
  },
  heldByNobody: { zh: '已转出且未止付、未冻结：', en: 'Paid out and held by nobody:' },
  bookLoss: { zh: '认定损失', en: 'Book the loss' },
  lossEffect: {
    zh: '已转出且未被止付、冻结的钱记为损失。仅限已确认的案件；以后追回的从损失中冲减。',
    en: 'What was paid out and is neither stopped nor frozen is booked as lost. Of confirmed cases only; what is returned later comes out of it.',
  },
  lossBooked: { zh: '损失已入账', en: 'The loss is booked' },
  asked: { zh: '更正已提出，待另一人同意', en: 'Asked for: another person has to agree' },
})
