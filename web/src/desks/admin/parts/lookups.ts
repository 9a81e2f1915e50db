import { api } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useCode, useSay } from '../../../language/language'
import { adminWords } from '../words'

/** Places change rarely: they are read once and serve every list and form of the desk. */
export const useDistricts = () => useRead(['districts'], () => api.GET('/v1/districts'))
export const useTowns = () => useRead(['towns'], () => api.GET('/v1/towns'))
export const useBanks = () => useRead(['banks'], () => api.GET('/v1/banks'))
export const useAllStations = () =>
  useRead(['stations', 'all'], () =>
    api.GET('/v1/stations', { params: { query: { includeInactive: 'true' } } }),
  )

export interface Option {
  readonly value: string
  readonly label: string
}

export const useDistrictOptions = (): Option[] =>
  (useDistricts().data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))

export const useBankOptions = (by: 'id' | 'code' = 'id'): Option[] =>
  (useBanks().data?.items ?? []).map((bank) => ({ value: bank[by], label: `${bank.name} ${bank.code}` }))

/** Those that are open, and the one that is chosen already. */
export function useStationOptions(chosen?: string | null): Option[] {
  const say = useSay(adminWords)
  const stations = useAllStations().data?.items ?? []
  return stations
    .filter(({ id, isActive }) => isActive || id === chosen)
    .map(({ id, name, code, isActive }) => ({
      value: id,
      label: isActive ? `${name} ${code}` : `${name} ${code} (${say('closed')})`,
    }))
}

export const roles = ['operator', 'officer', 'grid', 'liaison', 'publicity', 'supervisor', 'admin'] as const

export function useRoleOptions(): Option[] {
  const sayCode = useCode()
  return roles.map((value) => ({ value, label: sayCode(value) }))
}

/** Finds by a part of what is shown. */
export const searchable = { showSearch: { optionFilterProp: 'label' } } as const
