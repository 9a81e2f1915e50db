import { Modal } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { useSay } from '../../language/language'
import { wallWords } from './words'

interface PanelProps {
  readonly title: string
  readonly area: string
  /** Small print beside the title. */
  readonly note?: string
  /** All of it as a table, with definitions: opened by the button, read out by a screen reader there. */
  readonly whole?: () => ReactNode
  readonly children: ReactNode
}

/** One part of the wall. What does not fit stands behind its button. */
export function Panel({ title, area, note, whole, children }: PanelProps) {
  const say = useSay(wallWords)
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="wall-panel" style={{ gridArea: area }} aria-labelledby={id}>
      <header className="wall-panel-head">
        <h2 id={id}>{title}</h2>
        {note !== undefined && <span className="soft wall-note">{note}</span>}
        {whole !== undefined && (
          <button type="button" className="wall-button" onClick={() => setOpen(true)} aria-haspopup="dialog">
            {say('all')}
            <span className="visually-hidden"> {title}</span>
          </button>
        )}
      </header>
      {children}
      {whole !== undefined && (
        <Modal
          open={isOpen}
          onCancel={() => setOpen(false)}
          title={say('allOf', { panel: title })}
          footer={null}
          width="min(1100px, 92vw)"
          destroyOnHidden
          styles={{ body: { maxHeight: '72vh', overflow: 'auto' } }}
        >
          {whole()}
        </Modal>
      )}
    </section>
  )
}

export interface Column<T> {
  readonly title: string
  readonly cell: (row: T, at: number) => ReactNode
  readonly isNumber?: boolean
}

/** A plain table: the whole of a panel, or what a chart says, for who cannot see it. */
export function Table<T>({
  label,
  columns,
  rows,
  keyOf,
}: {
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T, at: number) => string
}) {
  return (
    <table className="wall-table">
      <caption className="visually-hidden">{label}</caption>
      <thead>
        <tr>
          {columns.map(({ title, isNumber = false }) => (
            <th key={title} scope="col" className={isNumber ? 'number' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={keyOf(row, at)}>
            {columns.map(({ title, cell, isNumber = false }) => (
              <td key={title} className={isNumber ? 'number' : undefined}>
                {cell(row, at)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
