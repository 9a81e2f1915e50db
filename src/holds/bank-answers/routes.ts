import { AppError } from '../../errors'
import { rawRoute, route, type Route } from '../../http/route'
import { csvOf } from '../../lib/csv-text'
import { presentTasks } from '../bank-tasks/present'
import { bankTasks } from '../bank-tasks/service'
import { tag } from '../schema'
import { columns, readAnswerFile } from './file'
import { answerFileLimits } from './limits'
import { answerFile, answerFileView, templateQuery } from './schema'
import { takeAnswers } from './service'

const UTF8_BYTES = 4

const take = route({
  method: 'post',
  path: '/v1/bank-answers/file',
  policy: 'bank.answer',
  tag,
  summary: 'Many answers as CSV: each row by itself, bad ones told by line and column',
  body: answerFile,
  maxBodyBytes: answerFileLimits.size.value * UTF8_BYTES,
  response: answerFileView,
  errors: [],
  handle: async (ctx, { body, note }) => {
    const rows = readAnswerFile(body.csv)
    if (!rows.ok) {
      const { line, expected } = rows.error
      throw new AppError('invalid_request', undefined, [{ path: `lines.${line}`, code: 'csv', expected }])
    }
    const results = await takeAnswers(ctx, rows.value, body.isTrial)
    const count = (result: string): number => results.filter((row) => row.result === result).length
    const counts = { taken: count('taken'), already: count('already'), refused: count('refused') }
    note({ isTrial: body.isTrial, ...counts })
    return { rows: results, ...counts }
  },
})

const template = rawRoute({
  method: 'get',
  path: '/v1/bank-answers/template.csv',
  policy: 'bank-task.read',
  tag,
  summary: 'What waits for the liaison as a table to fill in and send back; accounts masked',
  query: templateQuery,
  contentType: 'text/csv',
  handle: async (ctx, { query, response }) => {
    const names = Object.values(columns).map(([zh, en]) => (query.lang === 'zh' ? zh : en))
    const about =
      query.lang === 'zh' ? ['请求', '账号', '户名', '请求金额'] : ['kind', 'account', 'name', 'asked']
    const { items } = presentTasks(ctx, await bankTasks(ctx))
    const rows = items
      .filter(({ awaits }) => awaits === 'liaison')
      .map((task) => {
        return [
          task.id,
          task.number,
          '',
          '',
          '',
          '',
          '',
          task.kind,
          task.account,
          task.accountName,
          task.amount,
        ]
      })
    response
      .status(200)
      .set({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="menshen-answers.csv"',
        'cache-control': 'no-store',
      })
      .send(csvOf([[...names, ...about], ...rows]))
  },
})

export const bankAnswerRoutes: readonly Route[] = [take, template]
