import './report.css'
import { DownloadOutlined, LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { api } from '../../api/client'
import { useRead } from '../../api/query'
import { useSay, useSpeech, type Language } from '../../language/language'
import { Loaded } from '../../parts/states'
import { dayOf, timeOf, useNow } from '../../parts/time'
import { KeyFigures } from './key-figures'
import { askedMonth, monthOf, monthsAfter, monthsTo } from './months'
import { Levels, Minutes, MoneyKinds, Rates, Stations, Towns, Typologies, type Report } from './sections'
import { DefinitionsContext } from './table'
import { reportWords } from './words'

/** 月报: a month beside the same month last year, for the screen, for paper and for a spreadsheet. */
export default function MonthReport() {
  const latest = monthOf(useNow(60_000))
  const [search, setSearch] = useSearchParams()
  const [isDefined, setDefined] = useState(false)
  const month = askedMonth(search.get('month'), latest)
  const report = useRead(['reports', month], () =>
    api.GET('/v1/reports/month', { params: { query: { month } } }),
  )
  return (
    <div className="report">
      <Tools
        month={month}
        latest={latest}
        onMonth={(next) => setSearch({ month: next })}
        isDefined={isDefined}
        onDefined={setDefined}
      />
      <Loaded of={report} rows={12}>
        {(data) => (
          <DefinitionsContext value={isDefined}>
            <Sheet report={data} />
          </DefinitionsContext>
        )}
      </Loaded>
    </div>
  )
}

const monthText = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
  }).format(new Date(`${month}-01T00:00:00Z`))

interface ToolsProps {
  readonly month: string
  readonly latest: string
  readonly onMonth: (month: string) => void
  readonly isDefined: boolean
  readonly onDefined: (isDefined: boolean) => void
}

function Tools({ month, latest, onMonth, isDefined, onDefined }: ToolsProps) {
  const say = useSay(reportWords)
  const { language } = useSpeech()
  return (
    <div className="report-tools">
      <Button
        icon={<LeftOutlined />}
        aria-label={say('before')}
        onClick={() => onMonth(monthsAfter(month, -1))}
      />
      <Select
        aria-label={say('month')}
        value={month}
        onChange={onMonth}
        options={monthsTo(latest, month).map((value) => ({ value, label: monthText(value, language) }))}
        style={{ width: 160 }}
      />
      <Button
        icon={<RightOutlined />}
        aria-label={say('after')}
        disabled={month >= latest}
        onClick={() => onMonth(monthsAfter(month, 1))}
      />
      <Checkbox checked={isDefined} onChange={({ target }) => onDefined(target.checked)}>
        {say('definitions')}
      </Checkbox>
      <span className="report-space" />
      <Button
        icon={<DownloadOutlined />}
        href={`/v1/reports/month.csv?month=${month}&lang=${language}`}
        download
      >
        {say('csv')}
      </Button>
      <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
        {say('print')}
      </Button>
    </div>
  )
}

const fullTime = (at: string): string => `${dayOf(at)} ${timeOf(at)}`

function Sheet({ report }: { readonly report: Report }) {
  const say = useSay(reportWords)
  const { language } = useSpeech()
  const place = report.districtCode === null ? say('cityWide') : report.districtName
  return (
    <article className="report-sheet" aria-labelledby="report-title">
      <header>
        <h1 id="report-title">
          {say('title')} <span>{monthText(report.month, language)}</span>
        </h1>
        <p className="soft">
          {place} · {say('made', { at: fullTime(report.computedAt) })}
        </p>
        <dl className="report-periods">
          <Span name={say('period')} of={report.period} />
          <Span name={say('lastYear')} of={report.lastYear} />
        </dl>
        <Comparison report={report} />
      </header>
      <KeyFigures report={report} />
      <Rates report={report} />
      <Minutes report={report} />
      <MoneyKinds report={report} />
      <Levels report={report} />
      <Typologies report={report} />
      <Stations report={report} />
      <Towns report={report} />
    </article>
  )
}

function Span({ name, of }: { readonly name: string; readonly of: Report['period'] }) {
  const say = useSay(reportWords)
  return (
    <div>
      <dt>{name}</dt>
      <dd>{say('spanFull', { from: fullTime(of.from), to: fullTime(of.to) })}</dd>
    </div>
  )
}

/** What may be compared with what, said before the figures are. */
function Comparison({ report }: { readonly report: Report }) {
  const say = useSay(reportWords)
  const { period, lastYear, recordsBegin } = report
  const isRunning = period.to === period.asOf
  const at = recordsBegin === null ? '' : fullTime(recordsBegin)
  const warning =
    recordsBegin === null
      ? say('noRecords')
      : recordsBegin >= lastYear.to
        ? say('noLastYear', { at })
        : recordsBegin > lastYear.from
          ? say('partLastYear', { at })
          : null
  return (
    <>
      <p className="soft">{say(isRunning ? 'running' : 'over', { at: fullTime(period.asOf) })}</p>
      {warning !== null && <Alert type="warning" showIcon title={warning} />}
    </>
  )
}
