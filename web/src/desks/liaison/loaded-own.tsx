import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Refusal } from '../../api/client'
import { useSay } from '../../language/language'
import { Empty, Loaded } from '../../parts/states'
import { liaisonWords } from './words'

/** Another bank's request and one that does not exist look the same: neither is told. */
export function LoadedOwn<T>(props: {
  readonly of: UseQueryResult<T>
  readonly children: (data: T) => ReactNode
}) {
  const say = useSay(liaisonWords)
  const { error, data } = props.of
  const isGone = error instanceof Refusal && [404, 422].includes(error.status)
  if (isGone && data === undefined)
    return (
      <div className="card liaison-nothing">
        <Empty title={say('gone')} />
      </div>
    )
  return (
    <Loaded of={props.of} rows={10}>
      {props.children}
    </Loaded>
  )
}
