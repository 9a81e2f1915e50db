/** What is wrong with a pack, in both languages: the code is stable, the texts name what they mean. */
export interface Said {
  readonly code: string
  readonly en: string
  readonly zh: string
}

const meantEn = (nearest: string | null): string => (nearest === null ? '' : `; did you mean ${nearest}?`)
const meantZh = (nearest: string | null): string => (nearest === null ? '' : `，是不是 ${nearest}?`)

/** Every sentence that a check says of its own; those of libraries are in {@link saidOfExpression} and {@link saidOfYaml}. */
export const says = {
  unknownField: (name: string, nearest: string | null): Said => ({
    code: 'unknown_field',
    en: `unknown field ${name}${meantEn(nearest)}`,
    zh: `没有字段 ${name}${meantZh(nearest)}`,
  }),
  unknownTypology: (name: string, nearest: string | null): Said => ({
    code: 'unknown_typology',
    en: `unknown typology ${name}${meantEn(nearest)}`,
    zh: `没有手法 ${name}${meantZh(nearest)}`,
  }),
  wrongType: (type: string, wanted: string): Said => ({
    code: 'wrong_type',
    en: `yields ${type}, expected ${wanted}`,
    zh: `结果是 ${type}，应为 ${wanted}`,
  }),
  unitClash: (a: string, b: string): Said => ({
    code: 'unit_clash',
    en: `${a} meets ${b}: both sides need the same unit`,
    zh: `${a} 与 ${b} 相比：两边单位须一致`,
  }),
  unsupported: (en: string): Said => ({
    code: 'unsupported',
    en,
    zh: `条件中不支持${en.replace(/ is not supported in conditions$/, '').replace(/^(?:operator|function) /, ' ')}`,
  }),
  noQuantity: (name: string): Said => ({
    code: 'no_quantity',
    en: `${name}: expected a number with a unit (CNY, min, h, d, %)`,
    zh: `${name}：应为带单位的数(CNY、min、h、d、%)`,
  }),
  noEvidence: (placeholder: string): Said => ({
    code: 'no_evidence',
    en: `${placeholder} names no evidence`,
    zh: `evidence 中没有 ${placeholder}`,
  }),
  wrongValue: (name: string, type: string, unit: string | null): Said => ({
    code: 'wrong_value',
    en: `${name}: expected ${type}${unit === null ? '' : ` in ${unit}`}`,
    zh: `${name}：应为 ${type}${unit === null ? '' : `，单位 ${unit}`}`,
  }),
  noFile: { code: 'no_file', en: 'the pack has no such file', zh: '规则包缺少此文件' },
  twice: (id: string, path: string): Said => ({
    code: 'rule_twice',
    en: `rule ${id} is already in ${path}`,
    zh: `规则 ${id} 已在 ${path} 中`,
  }),
  testFails: (rule: string, name: string, hit: boolean): Said => ({
    code: 'test_fails',
    en: `${rule}: "${name}" ${hit ? 'hits' : 'does not hit'}`,
    zh: `${rule}：用例"${name}"${hit ? '命中了' : '没有命中'}`,
  }),
  edgeUntested: (rule: string, name: string): Said => ({
    code: 'edge_untested',
    en: `${rule}: no test stands at and beside the edge of ${name}`,
    zh: `${rule}：没有用例检验 ${name} 的临界值及其旁边的值`,
  }),
  sameVersion: (version: number): Said => ({
    code: 'same_version',
    en: `the rule has changed and is still version ${version}: evaluations name the version`,
    zh: `规则已改动而版本仍为 ${version}：研判记录按版本引用规则，请加一`,
  }),
  noDuration: (text: string): Said => ({
    code: 'no_duration',
    en: `${text}: expected a duration such as 2h or 30d`,
    zh: `${text}：应为时长，如 2h、30d`,
  }),
  /** Of windows and lists: each said in one place only. */
  refused: (en: string, zh: string): Said => ({ code: 'not_allowed', en, zh }),
} as const satisfies Record<string, Said | ((...args: never[]) => Said)>

/** Codes of the CEL library, of what people do get wrong. */
const expressions: Readonly<Record<string, string>> = {
  no_such_overload: '运算两边的类型不合',
  no_matching_overload: '函数的参数不合',
  expected_token: '此处缺少符号',
  unexpected_token: '此处多余或写错',
  unexpected_character: '有不认识的字符',
  unterminated_string: '引号没有成对',
  newline_in_string: '字符串不能换行',
  invalid_logical_operand: '&&、|| 两边须为真假值',
  invalid_condition_type: '?: 前须为真假值',
  incompatible_ternary_branches: '?: 两边类型须一致',
  heterogeneous_list_element: '列表各项类型须一致',
  invalid_number: '数字写法有误',
  invalid_integer: '整数写法有误',
  invalid_escape_sequence: '转义写法有误',
  reserved_identifier: '此名为保留字',
  cannot_index_type: '不能取下标',
  invalid_index_type: '下标类型有误',
  limit_exceeded: '表达式过长或嵌套过深',
}

export const saidOfExpression = (code: string, summary: string): Said => ({
  code: `expression_${code}`,
  en: summary,
  zh: `${expressions[code] ?? '表达式有误'}(${summary})`,
})

export const saidOfYaml = (code: string, message: string): Said => ({
  code: 'yaml',
  en: message,
  zh: `YAML 写法有误：${yaml[code] ?? message}`,
})

const yaml: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不对',
  MULTILINE_IMPLICIT_KEY: '键不能换行',
  MISSING_CHAR: '缺少符号',
  DUPLICATE_KEY: '同一键写了两次',
  UNEXPECTED_TOKEN: '此处多余或写错',
  TAB_AS_INDENT: '不能用制表符缩进',
  BAD_SCALAR_START: '值的开头有不允许的字符',
  BLOCK_AS_IMPLICIT_KEY: '同一行内不能再开嵌套',
  BLOCK_IN_FLOW: '花括号内不能用缩进写法',
}
