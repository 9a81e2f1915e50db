import { CheckCircleFilled } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { isAnswered, type Draft, type Problem, type Section as Name } from './draft'

export interface SectionProps {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly problems: readonly Problem[]
}

interface FrameProps extends SectionProps {
  readonly name: Name
  readonly title: string
  readonly children: ReactNode
}

/** One question of the report: marked when it is answered, and when it still is missing. */
export function Section({ name, title, draft, problems, children }: FrameProps) {
  const isMissing = problems.some(({ section }) => section === name)
  const isDone = isAnswered(draft, name)
  return (
    <section
      id={`section-${name}`}
      className={`section ${isMissing ? 'section-missing' : ''}`}
      aria-label={title}
    >
      <h2>
        {title}
        {isDone && <CheckCircleFilled className="tick" aria-hidden="true" />}
      </h2>
      {children}
    </section>
  )
}
