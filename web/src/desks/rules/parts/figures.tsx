import type { ReactNode } from 'react'

export interface Figure {
  readonly name: string
  readonly value: ReactNode
  readonly about?: string
  readonly tone?: 'good' | 'bad'
}

/** Some numbers side by side, each under its name. */
export const Figures = ({ figures }: { readonly figures: readonly Figure[] }) => (
  <dl className="rules-figures">
    {figures.map(({ name, value, about, tone }) => (
      <div key={name} title={about}>
        <dt>{name}</dt>
        <dd className={tone === undefined ? '' : `rules-${tone}`}>{value}</dd>
      </div>
    ))}
  </dl>
)
