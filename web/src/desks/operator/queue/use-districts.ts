import { useCallback } from 'react'
import { api } from '../../../api/client'
import { useRead } from '../../../api/query'

/** The districts by their names; the same reading as everywhere on the desk. */
export function useDistricts() {
  const { data } = useRead(['districts'], () => api.GET('/v1/districts'))
  const items = data?.items
  const nameOf = useCallback(
    (code: string | null): string =>
      code === null ? '–' : (items?.find((each) => each.code === code)?.name ?? code),
    [items],
  )
  return { items: items ?? [], nameOf }
}
