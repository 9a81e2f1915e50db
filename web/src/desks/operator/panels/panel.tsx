import type { ReactNode } from 'react'
import './panels.css'

interface PanelProps {
  readonly title: string
  /** Beside the title: buttons, a switch. */
  readonly extra?: ReactNode
  /** The body reaches the border: a map, a drawing. */
  readonly isFlush?: boolean
  readonly children: ReactNode
}

/** A box of its own height: what does not fit is scrolled inside it, with the keyboard too. */
export const Panel = ({ title, extra, isFlush = false, children }: PanelProps) => (
  <section className="panel" aria-label={title}>
    <header className="panel-head">
      <h2>{title}</h2>
      <div className="panel-extra">{extra}</div>
    </header>
    <div
      className={isFlush ? 'panel-body panel-flush' : 'panel-body'}
      tabIndex={0}
      role="group"
      aria-label={title}
    >
      {children}
    </div>
  </section>
)

/** A name and what it is, in a row. */
export const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="fact">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
