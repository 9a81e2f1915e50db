import type { WordingParts } from '../wording'
import { authorityWords } from './fraud-authority'
import { leaderWords } from './fraud-leader'
import { otherWords } from './fraud-other'
import { serviceWords } from './fraud-service'
import { honestTexts, slots } from './honest'
import { memos } from './memos'

export const cityWording: WordingParts = {
  memos,
  emptyMemos: 0.25,
  texts: honestTexts,
  schemes: { ...authorityWords, ...leaderWords, ...otherWords, ...serviceWords },
  answers: [
    '嗯。',
    '啊？怎么会这样。',
    '那我该怎么办？',
    '你等一下，我记一下。',
    '真的假的？',
    '好，我听着。',
    '我现在不太方便。',
  ],
  slots,
}
