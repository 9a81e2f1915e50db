import type { MeasureSpec, WindowKey } from '../windows/window-schema'
import { type MEASURES } from '../windows/window-schema'

interface Words {
  readonly zh: string
  readonly en: string
}

const measures: Readonly<Record<(typeof MEASURES)[number], (field: string) => Words>> = {
  count: () => ({ zh: '次数', en: 'how many' }),
  sum: (field) => ({ zh: `${field} 合计`, en: `sum of ${field}` }),
  max: (field) => ({ zh: `${field} 最大值`, en: `greatest ${field}` }),
  distinct: (field) => ({ zh: `不同 ${field} 的个数`, en: `how many different ${field}` }),
  union: (field) => ({ zh: `${field} 的全部`, en: `all ${field}` }),
  lastMinutes: () => ({ zh: '距最近一次的分钟数', en: 'minutes since the last' }),
  lastDays: () => ({ zh: '距最近一次的天数', en: 'days since the last' }),
  firstDays: () => ({ zh: '距最早一次的天数', en: 'days since the first' }),
  valueAtMax: (field) => ({ zh: `最大一次的 ${field}`, en: `${field} of the greatest` }),
}

/** What a measure of the pack says, made from its declaration. */
export function wordsOfMeasure(spec: MeasureSpec, key: WindowKey | undefined): Words {
  const what = measures[spec.measure](spec.field ?? '')
  const within = spec.horizon ?? key?.horizon ?? ''
  const parts: Words[] = [
    { zh: `窗口 ${spec.key}${ofWhom(spec)}`, en: `window ${spec.key}${ofWhomEn(spec)}` },
    { zh: `${within} 内`, en: `within ${within}` },
    ...(spec.olderThan === undefined
      ? []
      : [{ zh: `早于 ${spec.olderThan}`, en: `older than ${spec.olderThan}` }]),
    ...(spec.where === undefined ? [] : [{ zh: `其中 ${spec.where}`, en: `where ${spec.where}` }]),
  ]
  return {
    zh: `${what.zh}(${parts.map(({ zh }) => zh).join(',')})`,
    en: `${what.en} (${parts.map(({ en }) => en).join(', ')})`,
  }
}

const ofWhom = ({ ofSubject, reversed }: MeasureSpec): string =>
  `${ofSubject === undefined ? '' : `(取 ${ofSubject})`}${reversed === true ? '(反向)' : ''}`
const ofWhomEn = ({ ofSubject, reversed }: MeasureSpec): string =>
  `${ofSubject === undefined ? '' : ` of the ${ofSubject}`}${reversed === true ? ', reversed' : ''}`
