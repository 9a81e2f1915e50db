import { Button, Input, Select, type InputRef } from 'antd'
import type { RefObject } from 'react'
import { useCode, useSay } from '../../../language/language'
import { useListState } from '../desk-state'
import { queueWords } from '../words'
import { isFiltered, noFilters, toggled, type Filters, type LevelCount } from './filters'
import { levels, type Level } from './order'
import { useDistricts } from './use-districts'

const families = ['leader-acquaintance', 'authority', 'customer-service', 'loan-credit', 'other-fraud']

export function useFilters() {
  const [{ filters }, setList] = useListState()
  const change = (part: Partial<Filters>): void =>
    setList((kept) => ({ ...kept, filters: { ...kept.filters, ...part } }))
  return { filters, change }
}

/** How many there are of each level; a press shows those alone. */
export function LevelCounts({ counts }: { readonly counts: Readonly<Record<Level, LevelCount>> }) {
  const say = useSay(queueWords)
  const sayCode = useCode()
  const { filters, change } = useFilters()
  return (
    <div className="level-counts" role="group" aria-label={say('levels')}>
      {levels.map((level, index) => {
        const { all, open } = counts[level]
        const label = say('countLabel', { level: sayCode(level), all, open })
        return (
          <button
            key={level}
            type="button"
            className={`level-count count-${level}`}
            aria-pressed={filters.levels.includes(level)}
            aria-keyshortcuts={String(index + 1)}
            title={label}
            onClick={() => change({ levels: toggled(filters.levels, level) })}
          >
            <span className="count-name">{sayCode(level)}</span>
            <strong className="number">{all}</strong>
            {open > 0 && <span className="count-open">{say('untaken', { count: open })}</span>}
          </button>
        )
      })}
    </div>
  )
}

export function FilterBar({ search }: { readonly search: RefObject<InputRef | null> }) {
  const say = useSay(queueWords)
  const sayCode = useCode()
  const { filters, change } = useFilters()
  const { items } = useDistricts()
  return (
    <div className="filter-bar" role="search">
      <Input
        ref={search}
        allowClear
        className="filter-text"
        aria-label={say('search')}
        placeholder={say('search')}
        value={filters.text}
        onChange={({ target }) => change({ text: target.value })}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Escape' || key === 'Enter') currentTarget.blur()
        }}
      />
      <Choice
        label={say('typology')}
        any={say('anyTypology')}
        value={filters.typology}
        options={families.map((value) => ({ value, label: sayCode(value) }))}
        onChange={(typology) => change({ typology })}
      />
      <Choice
        label={say('district')}
        any={say('anyDistrict')}
        value={filters.district}
        options={items.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(district) => change({ district })}
      />
      <Toggles />
      {isFiltered(filters) && (
        <Button type="link" onClick={() => change(noFilters)}>
          {say('clear')}
        </Button>
      )}
    </div>
  )
}

/** One's own, and those whose money has left without their knowing. */
function Toggles() {
  const say = useSay(queueWords)
  const { filters, change } = useFilters()
  const toggle = (name: 'isMine' | 'isPaidUnaware', word: 'mine' | 'paidUnaware') => (
    <Button
      type={filters[name] ? 'primary' : 'default'}
      aria-pressed={filters[name]}
      onClick={() => change({ [name]: !filters[name] })}
    >
      {say(word)}
    </Button>
  )
  return (
    <>
      {toggle('isMine', 'mine')}
      {toggle('isPaidUnaware', 'paidUnaware')}
    </>
  )
}

interface ChoiceProps {
  readonly label: string
  /** Of the option that filters nothing. */
  readonly any: string
  readonly value: string | null
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string | null) => void
}

const Choice = ({ label, any, value, options, onChange }: ChoiceProps) => (
  <Select<string>
    aria-label={label}
    className="filter-select"
    value={value ?? ''}
    onChange={(next) => onChange(next === '' ? null : next)}
    options={[{ value: '', label: any }, ...options]}
  />
)
