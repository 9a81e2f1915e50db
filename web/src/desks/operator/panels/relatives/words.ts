import { defineWords } from '../../../../language/words'

export const contactWords = defineWords({
  open: { zh: '亲属·单位', en: 'Relatives, employer' },
  title: { zh: '联系亲属、单位、社区', en: 'Relatives, employer, community' },
  about: {
    zh: '本人占线、挂断或联系不上时，出警的同时联系身边的人，请他们到场劝阻、先停手。',
    en: 'When the person is busy, hangs up or cannot be reached: while somebody goes to the door, ask those near to go to him and have him stop.',
  },
  none: { zh: '还没有登记联系人', en: 'Nobody has been entered yet' },
  relative: { zh: '亲属', en: 'Relative' },
  employer: { zh: '单位', en: 'Employer' },
  community: { zh: '社区、网格', en: 'Community' },
  kind: { zh: '身份', en: 'Who' },
  name: { zh: '姓名', en: 'Name' },
  relation: { zh: '关系、职务', en: 'Relation' },
  phone: { zh: '电话', en: 'Telephone' },
  phoneWrong: { zh: '请填写电话号码', en: 'Give a telephone number' },
  add: { zh: '登记', en: 'Enter' },
  show: { zh: '查看号码', en: 'Show the number' },
  showOf: { zh: '查看号码：{who}', en: 'Show the number: {who}' },
  outcomeOf: { zh: '{who}：电话结果', en: '{who}: the call came to' },
  will_help: { zh: '愿意到场', en: 'Will go there' },
  told: { zh: '已告知', en: 'Told' },
  no_answer: { zh: '未接听', en: 'No answer' },
  refused: { zh: '不配合', en: 'Refuses' },
  wrong_number: { zh: '号码有误', en: 'Wrong number' },
})
