import { Button, Checkbox } from 'antd'
import { useCode, useSay } from '../../../language/language'
import { SearchBox } from '../../admin/parts/section'
import { SelectFilter } from '../../admin/parts/select-filter'
import type { useFilters } from '../../admin/parts/use-filters'
import { useSignal, useTypology } from '../parts/marks'
import { rulesWords } from '../words'
import type { RuleRow } from './rows'
import { listWords } from './words'

export const NAMES = ['search', 'typology', 'status', 'signal', 'braked'] as const

interface NarrowingProps {
  readonly rows: readonly RuleRow[]
  readonly narrowing: ReturnType<typeof useFilters<(typeof NAMES)[number]>>
  readonly count: number
}

/** What the list is narrowed to: only what there is can be chosen. */
export function Narrowing({ rows, narrowing, count }: NarrowingProps) {
  const say = useSay(listWords)
  const { filters, narrow, clear, isNarrowed } = narrowing
  return (
    <div className="rules-filters" role="search">
      <SearchBox label={say('search')} value={filters.search} onSearch={(search) => narrow({ search })} />
      <Choices rows={rows} narrowing={narrowing} />
      <Checkbox
        checked={filters.braked !== undefined}
        onChange={({ target }) => narrow({ braked: target.checked ? '1' : null })}
      >
        {say('brakedOnly')}
      </Checkbox>
      {isNarrowed && (
        <Button type="text" onClick={clear}>
          {say('clear')}
        </Button>
      )}
      <span className="soft" role="status">
        {say('shown', { count })}
      </span>
    </div>
  )
}

function Choices({ rows, narrowing }: Omit<NarrowingProps, 'count'>) {
  const say = useSay(listWords)
  const sayRules = useSay(rulesWords)
  const sayCode = useCode()
  const [typology, signal] = [useTypology(), useSignal()]
  const { filters, narrow } = narrowing
  return (
    <>
      <SelectFilter
        label={sayRules('typology')}
        all={say('anyTypology')}
        value={filters.typology}
        options={optionsOf(
          rows.map(({ mainTypology }) => mainTypology),
          typology,
        )}
        onChoose={(value) => narrow({ typology: value })}
        width={190}
      />
      <SelectFilter
        label={sayRules('status')}
        all={say('anyStatus')}
        value={filters.status}
        options={optionsOf(
          rows.map(({ status }) => status),
          (status) => sayCode(status, 'rule'),
        )}
        onChoose={(status) => narrow({ status })}
        width={130}
      />
      <SelectFilter
        label={sayRules('signals')}
        all={say('anySignal')}
        value={filters.signal}
        options={optionsOf(
          rows.flatMap(({ signals }) => signals),
          signal,
        )}
        onChoose={(value) => narrow({ signal: value })}
        width={130}
      />
    </>
  )
}

const optionsOf = (values: readonly string[], name: (value: string) => string) =>
  [...new Set(values)].sort().map((value) => ({ value, label: name(value) }))
