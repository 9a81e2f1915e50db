import { useCode } from '../../language/language'

/** Where a story stands, legible in both shades. */
export function StateChip({ state }: { readonly state: string }) {
  const sayCode = useCode()
  return <span className={`pub-state pub-is-${state}`}>{sayCode(state, 'story')}</span>
}
