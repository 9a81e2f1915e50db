import { useState } from 'react'

interface Focusable {
  focus(): void
}

/**
 * The `ref` of what is typed into first in a dialog or a drawer. The browser's own `autofocus` acts when an element is
 * made, and a dialog that comes without a movement is made before it is part of the page: then nothing had the focus.
 * At the end of the same task it is there. Once only: an input hands out its handle anew whenever it is drawn.
 * @example const first = useFocusFirst() … <Input ref={first} />
 */
export function useFocusFirst(): (field: Focusable | null) => void {
  const [focus] = useState(() => {
    let isDone = false
    return (field: Focusable | null): void => {
      if (field === null || isDone) return
      isDone = true
      queueMicrotask(() => field.focus())
    }
  })
  return focus
}
