import { Tag } from 'antd'
import { useCode, useSay } from '../../../language/language'
import { useAct } from '../parts/act-words'
import { useSubject } from '../parts/subject-words'
import type { Entry } from './reads'
import { auditWords } from './words'

const kinds = ['user', 'source', 'bank', 'system', 'public'] as const

/** A name as it is now; what has none is said by its kind. */
export function Who({ entry: { actorName, actorKind } }: { readonly entry: Entry }) {
  const say = useSay(auditWords)
  if (actorName !== null) return <>{actorName}</>
  const known = kinds.find((kind) => kind === actorKind)
  return <span className="soft">{known === undefined ? actorKind : say(known)}</span>
}

/** What was done, in words. */
export function useActText(): (entry: Entry) => string {
  const sayAct = useAct()
  return ({ action }) => sayAct(action)
}

export function Subject({ entry: { subject, subjectId } }: { readonly entry: Entry }) {
  const sayOf = useSubject()
  if (subject === null) return <>–</>
  return (
    <>
      {sayOf(subject)} {subjectId !== null && <span className="admin-mono soft">{shortOf(subjectId)}</span>}
    </>
  )
}

/** The end of an id tells rows apart; it is made of the time at its beginning. */
const SHOWN = 8
const shortOf = (id: string): string => `…${id.slice(-SHOWN)}`

export function Purpose({ code }: { readonly code: string }) {
  const sayCode = useCode()
  return <>{sayCode(code, 'purpose')}</>
}

/** Somebody tried what he may not do. */
export function Refused({ entry: { details } }: { readonly entry: Entry }) {
  const say = useSay(auditWords)
  const sayCode = useCode()
  const why = details['refused']
  if (typeof why !== 'string') return null
  return <Tag color="error">{say('refused', { why: sayCode(why, 'problem') })}</Tag>
}
