import { useNavigate } from 'react-router'
import { useSay } from '../../language/language'
import { KeyHelp, useKeys, type KeyBinding } from '../../parts/keys'
import { useWorklistKeys } from '../../parts/worklist'
import { addressOf } from './address'
import { liaisonWords } from './words'

const MOST_OUTCOMES = 4

/** The keys of the desk, and the list of the keys; the form has its own. */
export function LiaisonKeys({ top, onView }: { readonly top: string | null; readonly onView: () => void }) {
  const say = useSay(liaisonWords)
  const navigate = useNavigate()
  const moving = useWorklistKeys()
  const own: readonly KeyBinding[] = [
    {
      key: 'n',
      what: say('keyNext'),
      run: () => (top === null ? undefined : void navigate(addressOf('requests', top))),
    },
    { key: 'e', what: say('keyEnded'), run: onView },
  ]
  useKeys(own)
  const chosen = Array.from({ length: MOST_OUTCOMES }, (_none, index) => ({
    key: String(index + 1),
    what: say('keyOutcome', { nth: index + 1 }),
    run: () => undefined,
  }))
  const sending = { key: 'Ctrl+Enter', what: say('keySend'), run: () => undefined }
  return <KeyHelp bindings={[...moving, ...own, ...chosen, sending]} />
}
