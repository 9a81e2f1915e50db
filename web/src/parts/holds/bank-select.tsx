import { Select } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client'
import { useRead } from '../../api/query'
import { useSay } from '../../language/language'
import { holdWords } from './words'

export const useBanks = () => useRead(['banks'], () => api.GET('/v1/banks'))

/** A bank by name or code; `takesOther`: also one that is not on the list, by the name that is typed. */
export function BankSelect(props: {
  readonly id: string
  readonly value: string | null
  readonly label?: string
  readonly isWrong?: boolean
  readonly takesOther?: boolean
  readonly onChange: (bank: string) => void
}) {
  const say = useSay(holdWords)
  const { data } = useBanks()
  // One is all that can be chosen: the list closes, and does not lie over the next field.
  const [isOpen, setOpen] = useState(false)
  const options = (data?.items ?? []).map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))
  const shared = {
    id: props.id,
    options,
    placeholder: say('chooseBank'),
    showSearch: { optionFilterProp: 'label' },
    className: 'bank-select',
    ...(props.label === undefined ? {} : { 'aria-label': props.label }),
    ...(props.isWrong === true ? { status: 'error' as const } : {}),
  }
  if (props.takesOther !== true)
    return <Select<string> {...shared} value={props.value} onChange={props.onChange} />
  return (
    <Select<string[]>
      {...shared}
      mode="tags"
      maxCount={1}
      open={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      value={props.value === null ? [] : [props.value]}
      onChange={(chosen) => props.onChange(chosen.at(-1) ?? '')}
    />
  )
}
