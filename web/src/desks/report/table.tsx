import { createContext, Fragment, use, type ReactNode } from 'react'
import { useSay, useSpeech, type Both } from '../../language/language'
import { countText, percentText } from '../../parts/figures'
import { pointsBetween } from './change'
import { reportWords } from './words'

/** Whether what a figure means is shown under it; on paper it always is. */
export const DefinitionsContext = createContext(false)

export interface Row {
  readonly key: string
  readonly name: ReactNode
  /** Cells of this period, of last year, and the change between them. */
  readonly now: readonly ReactNode[]
  readonly lastYear: readonly ReactNode[]
  readonly change: ReactNode
  readonly definition?: Both
}

interface TableProps {
  readonly title: string
  /** Of the first column. */
  readonly of: string
  /** Of the cells of a period. */
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  readonly definition?: Both
  readonly note?: ReactNode
}

/** Figures of this period with those of last year beside them; a definition under each, when asked for. */
export function FigureTable({ title, of, columns, rows, definition, note }: TableProps) {
  const say = useSay(reportWords)
  return (
    <section className="report-section">
      <h2>{title}</h2>
      {definition !== undefined && <Definition text={definition} />}
      {rows.length === 0 ? (
        <p className="soft">{say('none')}</p>
      ) : (
        <table className="report-table">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {of}
              </th>
              <th scope="colgroup" colSpan={columns.length} className="report-now">
                {say('period')}
              </th>
              <th scope="colgroup" colSpan={columns.length}>
                {say('lastYear')}
              </th>
              <th scope="col" rowSpan={2} className="number">
                {say('change')}
              </th>
            </tr>
            <tr>
              {[...columns, ...columns].map((column, at) => (
                <th key={at} scope="col" className={at < columns.length ? 'number report-now' : 'number'}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Figure key={row.key} row={row} width={2 + 2 * columns.length} />
            ))}
          </tbody>
        </table>
      )}
      {note}
    </section>
  )
}

function Figure({ row, width }: { readonly row: Row; readonly width: number }) {
  const isShown = use(DefinitionsContext)
  const { language } = useSpeech()
  return (
    <Fragment>
      <tr data-figure={row.key}>
        <th scope="row">{row.name}</th>
        {row.now.map((cell, at) => (
          <td key={at} className="number report-now">
            {cell}
          </td>
        ))}
        {row.lastYear.map((cell, at) => (
          <td key={at} className="number">
            {cell}
          </td>
        ))}
        <td className="number">{row.change ?? '–'}</td>
      </tr>
      {row.definition !== undefined && (
        <tr className={isShown ? 'report-definition' : 'report-definition report-on-paper'}>
          <td colSpan={width}>{row.definition[language]}</td>
        </tr>
      )}
    </Fragment>
  )
}

function Definition({ text }: { readonly text: Both }) {
  const isShown = use(DefinitionsContext)
  const { language } = useSpeech()
  return <p className={isShown ? 'soft' : 'soft report-on-paper'}>{text[language]}</p>
}

export interface Share {
  readonly numerator: number
  readonly denominator: number
  readonly share: number | null
}

/** "43.8%", "7 / 16". */
export const shareCells = ({ numerator, denominator, share }: Share): readonly ReactNode[] => [
  percentText(share),
  `${countText(numerator)} / ${countText(denominator)}`,
]

export function Points({ before, now }: { readonly before: number | null; readonly now: number | null }) {
  const say = useSay(reportWords)
  const change = pointsBetween(before, now)
  return <>{change === null ? '–' : say('points', { change })}</>
}
