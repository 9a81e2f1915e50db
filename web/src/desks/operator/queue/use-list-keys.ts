import { useSay } from '../../../language/language'
import { useKeys, type KeyBinding } from '../../../parts/keys'
import { queueWords } from '../words'
import type { Line } from './lines'

interface ListKeys {
  readonly lines: readonly Line[]
  /** -1: none. */
  readonly chosen: number
  readonly pageSize: () => number
  readonly choose: (index: number) => void
  readonly open: (line: Line) => void
}

/** Moves through the list as in a mail program: j and k, or the arrows. */
export function useListKeys(keys: ListKeys): void {
  const say = useSay(queueWords)
  const { lines, chosen, pageSize, choose, open } = keys
  const last = lines.length - 1
  const by = (step: number) => (): void => choose(Math.min(last, Math.max(0, chosen < 0 ? 0 : chosen + step)))
  const bindings: readonly KeyBinding[] = [
    { key: 'j', what: say('keyDown'), run: by(1) },
    { key: 'ArrowDown', what: say('keyDown'), run: by(1) },
    { key: 'k', what: say('keyUp'), run: by(-1) },
    { key: 'ArrowUp', what: say('keyUp'), run: by(-1) },
    { key: 'PageDown', what: say('keyPage'), run: () => by(pageSize())() },
    { key: 'PageUp', what: say('keyPageBack'), run: () => by(-pageSize())() },
    { key: 'Home', what: say('keyFirst'), run: () => choose(0) },
    { key: 'End', what: say('keyLast'), run: () => choose(last) },
    {
      key: 'Enter',
      what: say('keyOpen'),
      run: () => {
        const line = lines[chosen]
        if (line !== undefined) open(line)
      },
    },
  ]
  useKeys(bindings)
}
