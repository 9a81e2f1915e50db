import { templates, word, type TemplateName } from './templates'

const parameters = {
  number: 'HC20230223-000001-1',
  level: '高',
  levelCode: 'high',
  minutes: 15,
  round: 2,
  outcome: '确认',
  outcomeCode: 'confirmed',
  stop: 'ZF20230223-000001',
  source: 'bank:given',
  rule: 'text.safe-account',
  bank: 'CCB',
  version: 3,
  signals: 400,
  hits: 210,
  victims: 3,
  warnings: 4,
  count: 2,
  due: '2023-02-24 10:00',
}

test.each(Object.keys(templates) as TemplateName[])('%s is complete in both languages', (name) => {
  const { zh, en } = word(name, parameters)
  expect(zh).not.toMatch(/[{}]/)
  expect(en).not.toMatch(/[{}]/)
})

test('a parameter that is missing shows', () => {
  expect(word('task.cancelled', {}).zh).toBe('核查任务{number}已撤销，无需前往。')
})
