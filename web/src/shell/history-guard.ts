type Guard = (event: PopStateEvent) => void

let guard: Guard | null = null

// Before the router's own, as the page loads: the window hears Back and Forward in the order of asking, and what the
// router has heard cannot be taken back.
window.addEventListener('popstate', (event) => guard?.(event))

/** Hears Back and Forward before the router does. @returns ends it */
export function guardHistory(next: Guard): () => void {
  guard = next
  return () => {
    if (guard === next) guard = null
  }
}
