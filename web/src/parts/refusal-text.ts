import { Refusal } from '../api/client'
import { useCode } from '../language/language'

/** Puts a refusal into words, with the fields that are wrong. */
export function useRefusalText(): (error: unknown) => string {
  const sayCode = useCode()
  return (error) => {
    if (!(error instanceof Refusal)) return sayCode('unreachable')
    const text = sayCode(error.code, 'problem')
    const fields = error.fields.map(({ path, expected }) => `${path} (${expected})`).join('; ')
    return fields === '' ? text : `${text}: ${fields}`
  }
}
