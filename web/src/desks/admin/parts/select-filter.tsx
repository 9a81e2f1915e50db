import { Select } from 'antd'
import { searchable, type Option } from './lookups'

/** One choice that narrows a list; cleared, it narrows nothing. */
export function SelectFilter({
  label,
  all,
  value,
  options,
  onChoose,
  width = 150,
}: {
  readonly label: string
  /** What it says while nothing is chosen. */
  readonly all: string
  readonly value: string | undefined
  readonly options: Option[]
  readonly onChoose: (value: string | null) => void
  readonly width?: number
}) {
  return (
    <Select
      allowClear
      {...searchable}
      style={{ width }}
      aria-label={label}
      placeholder={all}
      value={value ?? null}
      options={options}
      onChange={(chosen: string | null | undefined) => onChoose(chosen ?? null)}
    />
  )
}
