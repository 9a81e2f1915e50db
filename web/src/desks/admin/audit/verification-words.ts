import { defineWords } from '../../../language/language'

export const verificationWords = defineWords({
  title: { zh: '核验完整性', en: 'Verification' },
  about: {
    zh: '从第一条到最后一条重新计算散列，任何一条被改、被删都会发现。把链头（序号与散列）另行登记在别处，下次填入，还能发现末尾被截断。',
    en: 'Recomputes every hash from the first entry to the last: one that was changed or removed is found. Note the head (number and hash) elsewhere and give it next time: then a cut-off end is found, too.',
  },
  start: { zh: '开始核验', en: 'Verify' },
  stop: { zh: '停止', en: 'Stop' },
  noted: { zh: '以前登记的链头（可不填）', en: 'A head noted earlier (may stay empty)' },
  notedHelp: { zh: '序号、空格、64 位散列', en: 'Number, a space, the hash of 64 digits' },
  notedWrong: {
    zh: '应为序号、空格和 64 位散列，如“1024 9f86d0…”',
    en: 'A number, a space and a hash of 64 digits, such as “1024 9f86d0…”',
  },
  progress: { zh: '已核验 {checked} / {total} 条', en: '{checked} of {total} entries verified' },
  intact: {
    zh: '完整：{checked} 条记录无一被改动',
    en: 'Intact: none of {checked} entries has been touched',
  },
  heldNoted: { zh: '登记的链头仍在其位。', en: 'The noted head is where it was.' },
  broken: {
    zh: '不完整：请立即上报并保全数据库',
    en: 'Not intact: report it at once and secure the database',
  },
  missing: { zh: '第 {seq} 条缺失。', en: 'Entry {seq} is missing.' },
  changed: { zh: '第 {seq} 条被改动。', en: 'Entry {seq} has been changed.' },
  unlinked: { zh: '第 {seq} 条与上一条不相连。', en: 'Entry {seq} does not follow the one before.' },
  cutOff: {
    zh: '登记的链头已不在：末尾曾被截断，或登记的内容有误。',
    en: 'The noted head is not there any more: the end was cut off, or it was noted wrongly.',
  },
  head: { zh: '链头', en: 'Head' },
  headAbout: { zh: '请登记在本系统以外的地方。', en: 'Note it outside this service.' },
  lastGood: { zh: '此前完好的最后一条', en: 'The last good entry' },
  failed: { zh: '核验中断：{why}', en: 'The verification broke off: {why}' },
  stopped: { zh: '已停止，没有结论', en: 'Stopped: nothing can be said' },
})
