import { defineWords } from '../../language/words'

/** What is to be done in the time of each clock. */
export const clockNames = defineWords({
  acknowledge: { zh: '签收', en: 'acknowledge' },
  reach: { zh: '联系当事人', en: 'reach the person' },
  accept: { zh: '接受', en: 'accept' },
  arrive: { zh: '到达', en: 'arrive' },
  report: { zh: '反馈', en: 'report' },
  follow_up: { zh: '回访', en: 'follow up' },
})

/** Who is told of a missed time. */
export const stepNames = defineWords({
  next_officer: { zh: '下一位民警', en: 'next officer' },
  station_chief: { zh: '派出所负责人', en: 'station chief' },
  duty_chief: { zh: '值班领导', en: 'duty chief' },
})

export const clockWords = defineWords({
  missed: { zh: '超时：{clock}', en: 'Missed: {clock}' },
  paused: { zh: '已暂停，{time} 恢复', en: 'Paused until {time}' },
  pausedBy: { zh: '{name}：{reason}', en: '{name}: {reason}' },
  pause: { zh: '暂停计时', en: 'Pause the clock' },
  pauseTitle: { zh: '暂停“{clock}”计时', en: 'Pause the clock to {clock}' },
  pauseEffect: {
    zh: '暂停期间不计时，到点自动恢复。理由会记入时间线。',
    en: 'The time does not count, and the clock runs on by itself. The reason is kept on the time line.',
  },
  length: { zh: '暂停多久', en: 'For how long' },
  minutes: { zh: '{count} 分钟', en: '{count} min' },
  isPaused: { zh: '计时已暂停', en: 'The clock is paused' },
  resume: { zh: '恢复计时', en: 'Run on' },
  isResumed: { zh: '计时已恢复', en: 'The clock runs on' },
  toReach: { zh: '联系当事人', en: 'Reach the person' },
  reached: { zh: '已联系上', en: 'Reached' },
  notTaken: { zh: '签收后开始计时', en: 'The clock starts when it is taken' },
  ladder: { zh: '超时上报', en: 'Missed times' },
  due: { zh: '应在', en: 'due' },
  told: { zh: '已告知 {count} 人', en: '{count} told' },
  toldNobody: { zh: '无人任此职，未能告知', en: 'Nobody holds that post: nobody was told' },
  tellAt: { zh: '将告知', en: 'to be told' },
  notNeeded: { zh: '无需告知', en: 'not needed' },
  done: { zh: '已补办', en: 'done late' },
  called_off: { zh: '已撤销', en: 'called off' },
  given_on: { zh: '已转派', en: 'given on' },
  open: { zh: '仍未办', en: 'still missed' },
})
