import { defineWords, useSpeech, type Both } from '../../../language/language'

export const importWords = defineWords({
  title: { zh: '导入派出所', en: 'Import stations' },
  about: {
    zh: '第一行为列名：code,name,town_code,lon,lat（GCJ-02）。有一行不对就整份不导入，并逐行说明。',
    en: 'The first line names the columns: code,name,town_code,lon,lat (GCJ-02). One bad line refuses the whole file, and each is told.',
  },
  file: { zh: '选择文件', en: 'Choose a file' },
  read: { zh: '已读入 {name}', en: 'Read from {name}' },
  unreadable: {
    zh: '{name} 不是文本文件，请另存为 CSV。',
    en: '{name} is no text: save the table as CSV.',
  },
  tooBig: { zh: '{name} 超过 4 MB。', en: '{name} is larger than 4 MB.' },
  csv: { zh: '内容', en: 'Content' },
  csvHelp: { zh: '选择文件，或从表格复制后粘贴', en: 'Choose a file, or paste it here' },
  source: { zh: '依据', en: 'Source' },
  sourceHelp: { zh: '如“市局组织处2026年11月名册”', en: 'Such as the name and date of the roll' },
  others: { zh: '不在文件中的派出所', en: 'Stations that are not in the file' },
  keep: { zh: '保留不变', en: 'stay as they are' },
  shut: { zh: '停用', en: 'are closed' },
  trial: { zh: '试导入', en: 'Try it' },
  run: { zh: '导入', en: 'Import' },
  done: {
    zh: '已导入：新增 {added}，更新 {replaced}，停用 {deactivated}',
    en: 'Imported: {added} new, {replaced} replaced, {deactivated} closed',
  },
  would: {
    zh: '格式无误。将新增 {added}，更新 {replaced}，停用 {deactivated}。尚未导入。',
    en: 'Every line is right. It would add {added}, replace {replaced}, close {deactivated}. Nothing has been imported yet.',
  },
  toMove: {
    zh: '有 {count} 名民警所属派出所已停用，须另行调动。',
    en: '{count} officers belong to a closed station and have to be moved.',
  },
  bad: { zh: '{count} 处不对，没有导入任何内容', en: '{count} things are wrong; nothing has been imported' },
  most: { zh: '只列出前 {count} 处。', en: 'The first {count} are listed.' },
  line: { zh: '第 {line} 行', en: 'Line {line}' },
})

interface Pattern {
  readonly of: RegExp
  /** With $1, $2 … of the pattern. */
  readonly zh: string
}

/** What the service says of a line, in Chinese; English has its own words. */
const patterns: readonly Pattern[] = [
  { of: /^code: 1 to 32.*$/, zh: '代码（code）应为 1 至 32 位字母、数字、- 或 _' },
  { of: /^code: one that line (\d+).*$/, zh: '代码（code）与第 $1 行重复' },
  { of: /^name: .*$/, zh: '名称（name）应为 2 至 60 个字' },
  { of: /^town_code: nine digits.*$/, zh: '镇街代码（town_code）应为 9 位数字' },
  { of: /^town_code: .*$/, zh: '没有这个镇街代码（town_code）' },
  { of: /^lon: .* from (\S+) to (\S+)$/, zh: '经度（lon）应为 $1 至 $2 之间的小数' },
  { of: /^lat: .* from (\S+) to (\S+)$/, zh: '纬度（lat）应为 $1 至 $2 之间的小数' },
  { of: /^lon, lat: .*$/, zh: '坐标不在该镇街附近，也不在其区县范围内：请核对经纬度是否颠倒或有误' },
  { of: /^(\d+) fields, not (\d+)$/, zh: '应有 $1 列，实为 $2 列' },
  { of: /^the columns (.*)$/, zh: '第一行应为列名：$1' },
  { of: /^at least one station$/, zh: '至少要有一个派出所' },
  { of: /^at most (\d+) rows$/, zh: '最多 $1 行' },
  { of: /^a closing double quote.*$/, zh: '双引号没有成对，或其后不是逗号' },
]

const wrong: Both = { zh: '内容不对', en: 'Not right' }

/** What is wrong with a line, by what the service expected there. */
export function useLineText(): (expected: string) => string {
  const { language } = useSpeech()
  return (expected) => {
    if (language === 'en') return expected
    const known = patterns.find(({ of }) => of.test(expected))
    return known === undefined ? `${wrong.zh} (${expected})` : expected.replace(known.of, known.zh)
  }
}
