import { csvOf, type CsvValue } from '../lib/csv-text'
import type { Bilingual } from '../statistics'
import type { MonthRate, MonthReport } from './schema'

type Language = keyof Bilingual

interface Line {
  readonly section: Bilingual
  readonly id: string
  readonly name: string
  readonly unit: Bilingual
  readonly now: readonly Cell[]
  readonly lastYear: readonly Cell[]
  readonly definition: Bilingual
}
/** Numerator, denominator, value; and for minutes and money what belongs to them. */
type Cell = CsvValue

const sections = {
  warnings: { zh: '预警', en: 'Warnings' },
  levels: { zh: '等级', en: 'Levels' },
  typologies: { zh: '手法', en: 'Typologies' },
  rates: { zh: '比率', en: 'Rates' },
  minutes: { zh: '用时', en: 'Minutes' },
  money: { zh: '资金', en: 'Money' },
  stations: { zh: '派出所', en: 'Stations' },
  towns: { zh: '街镇', en: 'Towns' },
} as const satisfies Record<string, Bilingual>

const units = {
  share: { zh: '占比（0–1）', en: 'share (0–1)' },
  p50: { zh: '分钟 P50', en: 'minutes P50' },
  p90: { zh: '分钟 P90', en: 'minutes P90' },
  yuan: { zh: '元', en: 'yuan' },
  index: { zh: '指数', en: 'index' },
} as const satisfies Record<string, Bilingual>

const headings: Record<Language, readonly string[]> = {
  zh: ['类别', '代码', '指标', '单位', '本期分子', '本期分母', '本期值', '同期分子', '同期分母', '同期值', '本期', '去年同期', '口径'],
  en: ['Section', 'Code', 'Figure', 'Unit', 'Numerator', 'Denominator', 'Value', 'Numerator last year', 'Denominator last year', 'Value last year', 'Period', 'Same period last year', 'Definition'],
} // prettier-ignore

/** The report as a table for a spreadsheet: a figure a line, its definition at the end of the line. */
export function monthAsCsv(report: MonthReport, language: Language): string {
  const periods = [spanOf(report.period), spanOf(report.lastYear)]
  const rows = linesOf(report, language).map((line) => [
    line.section[language],
    line.id,
    line.name,
    line.unit[language],
    ...line.now,
    ...line.lastYear,
    ...periods,
    line.definition[language],
  ])
  return csvOf([headings[language], ...rows])
}

const spanOf = ({ from, to, asOf }: MonthReport['period']): string => `${from}/${to} (${asOf})`

const linesOf = (report: MonthReport, language: Language): Line[] => [
  shareLine(sections.warnings, report.warnings, report.warnings.name[language]),
  ...report.levels.flatMap((row) =>
    kindLines(sections.levels, row.level, levelNames[row.level][language], row, language),
  ),
  ...report.typologies.flatMap((row) =>
    kindLines(sections.typologies, row.typology, row.name[language], row, language),
  ),
  ...report.rates.map((rate) => shareLine(sections.rates, rate, rate.name[language])),
  ...report.minutes.flatMap((row) => minutesLines(row, language)),
  ...report.money.map((row) => moneyLine(row, language)),
  ...report.stations.map(({ name, stationId, inTime }) => ({
    ...shareLine(sections.stations, inTime, `${name} · ${inTime.name[language]}`),
    id: `${inTime.id}:${stationId}`,
  })),
  ...report.towns.flatMap((row) => [
    ...kindLines(sections.towns, row.code, row.name, row, language),
    ...indexLines(row, report.index?.formula ?? null, language),
  ]),
]

const levelNames: Readonly<Record<MonthReport['levels'][number]['level'], Bilingual>> = {
  critical: { zh: '特高危', en: 'critical' },
  high: { zh: '高', en: 'high' },
  medium: { zh: '中', en: 'medium' },
  low: { zh: '低', en: 'low' },
}

const shareLine = (section: Bilingual, { id, definition, now, lastYear }: MonthRate, name: string): Line => ({
  section,
  id,
  name,
  unit: units.share,
  now: [now.numerator, now.denominator, now.share],
  lastYear: [lastYear.numerator, lastYear.denominator, lastYear.share],
  definition,
})

const kindLines = (
  section: Bilingual,
  key: string,
  name: string,
  { warnings, confirmed }: { readonly warnings: MonthRate; readonly confirmed: MonthRate },
  language: Language,
): Line[] =>
  [warnings, confirmed].map((rate) => ({
    ...shareLine(section, rate, `${name} · ${rate.name[language]}`),
    id: `${rate.id}:${key}`,
  }))

const minutesLines = (
  { id, name, definition, now, lastYear }: MonthReport['minutes'][number],
  language: Language,
): Line[] =>
  (['p50', 'p90'] as const).map((percentile) => ({
    section: sections.minutes,
    id: `${id}:${percentile}`,
    name: name[language],
    unit: units[percentile],
    now: [now.measured, now.of, now[percentile]],
    lastYear: [lastYear.measured, lastYear.of, lastYear[percentile]],
    definition,
  }))

const moneyLine = (
  { id, name, definition, now, lastYear }: MonthReport['money'][number],
  language: Language,
): Line => ({
  section: sections.money,
  id,
  name: name[language],
  unit: units.yuan,
  now: [now.warnings, now.of, now.amount],
  lastYear: [lastYear.warnings, lastYear.of, lastYear.amount],
  definition,
})

const indexLines = (
  { code, name, index }: MonthReport['towns'][number],
  formula: Bilingual | null,
  language: Language,
): Line[] =>
  index === null || formula === null
    ? []
    : [
        {
          section: sections.towns,
          id: `index:${code}`,
          name: `${name} · ${units.index[language]}`,
          unit: units.index,
          now: [null, null, index.now.index],
          lastYear: [null, null, index.lastYear.index],
          definition: formula,
        },
      ]
