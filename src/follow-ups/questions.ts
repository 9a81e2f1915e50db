/**
 * What to ask some days after the visit (回访). It is asked by somebody who is not told what was said or paid: the
 * questions hold for every kind of fraud, and the first two are the ones that the answer is about.
 */
export const followUpQuestions = {
  zh: [
    '这几天，还有陌生人打电话、发消息，让您转账、下载软件或者保密吗？',
    '上次民警上门以后，您又付过钱、借过款或者把验证码告诉过别人吗？',
    '对方让您装的软件都删了吗？家里人知道这件事吗，要不要我们帮您联系？',
  ],
  en: [
    'Has anybody unknown called or written these days, to have you transfer money, install an app or keep a secret?',
    'Since the officer was here, have you paid again, taken a loan or told anybody a code?',
    'Have you removed what they made you install? Does your family know, and shall we help you to tell them?',
  ],
} as const
