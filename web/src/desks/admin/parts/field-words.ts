import type { Refusal } from '../../../api/client'
import { useSpeech, type Both, type Language } from '../../../language/language'

/** What is wrong with a field, by the code the service gives it; English says what was expected in the service's words. */
const byCode: Readonly<Record<string, Both>> = {
  missing: { zh: '必填', en: 'Required' },
  taken: { zh: '已被使用，请换一个', en: 'Taken already: choose another one' },
  not_for_role: { zh: '该岗位不应填写此项', en: 'Not for this role' },
  unknown: { zh: '没有这一项', en: 'There is no such thing' },
  outside: {
    zh: '坐标不在所属镇街附近，也不在该区县范围内，请核对经纬度（GCJ-02）是否颠倒或有误',
    en: 'The point is neither near its town nor inside its district: check for swapped or mistyped degrees (GCJ-02)',
  },
  past: {
    zh: '只能从今天或以后开始：过去的时限不改',
    en: 'Today or later: what was in force stays as it was',
  },
  unchanged: { zh: '与现在相同', en: 'The same as now' },
  not_ascending: {
    zh: '紧急等级的时限不能比低一级更长',
    en: 'A more urgent level may not have more time than the one below',
  },
  too_short: {
    zh: '预警有效期不能短于回访时限',
    en: 'A warning may not run out before its second visit is due',
  },
  not_allowed: {
    zh: '须为 https 地址（本机可用 http），不含用户名、问号、井号，末尾不加斜杠',
    en: 'An https address (http on this machine only), without user name, "?", "#" or a final "/"',
  },
  insecure: { zh: '须为 https 地址', en: 'An https address is needed' },
  wrong: { zh: '不正确', en: 'Not right' },
  too_small: { zh: '太短或太小', en: 'Too short or too small' },
  too_big: { zh: '太长或太大', en: 'Too long or too large' },
  invalid_format: { zh: '格式不对', en: 'Not in the right form' },
  invalid_type: { zh: '必填', en: 'Required' },
  invalid_value: { zh: '不在可选范围内', en: 'Not one of the choices' },
}

const asksFor: Both = { zh: '填写有误', en: 'Not right' }
const tasksOpen: Both = { zh: '还有未办结的任务：{numbers}', en: 'Tasks are not done yet: {numbers}' }

export interface WrongField {
  readonly path: string
  readonly text: string
}

interface Told {
  readonly path: string
  readonly code: string
  readonly expected: string
}

/** The wrong fields of a refusal in words, each with its path. */
export function useWrongFields(): (refusal: Refusal | null) => readonly WrongField[] {
  const { language } = useSpeech()
  return (refusal) =>
    (refusal?.problem.fields ?? []).map((field) => ({ path: field.path, text: textOf(field, language) }))
}

function textOf({ code, expected }: Told, language: Language): string {
  if (code === 'tasks_open') return tasksOpen[language].replace('{numbers}', numbersIn(expected))
  const known = byCode[code]
  if (language === 'zh') return (known ?? asksFor).zh
  return expected === '' ? (known ?? asksFor).en : `${known?.en ?? asksFor.en} (${expected})`
}

const numbersIn = (text: string): string => (text.match(/[A-Z]{2}\d{8}-[0-9A-Z]+(?:-\d+)?/g) ?? []).join(' ')
