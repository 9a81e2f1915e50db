import type { WordingParts } from '../wording'
import { officeWords } from './fraud-office'
import { tradeWords } from './fraud-trade'
import { honestTexts, slots } from './honest'
import { memos } from './memos'

export const elsewhereWording: WordingParts = {
  memos,
  emptyMemos: 0.4,
  texts: honestTexts,
  schemes: { ...officeWords, ...tradeWords },
  answers: [
    '哦哦。',
    '我没有啊。',
    '那要紧吗？',
    '怎么操作？',
    '您再说一遍？',
    '行，我照做。',
    '不会是骗人的吧。',
    '我先问问家里。',
  ],
  slots,
}
