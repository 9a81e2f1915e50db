import { useSyncExternalStore } from 'react'

const dark = preference('(prefers-color-scheme: dark)')
const still = preference('(prefers-reduced-motion: reduce)')

/** Whether the reader's system is dark, followed while the page is open. */
export const usePrefersDark = (): boolean => useSyncExternalStore(dark.watch, dark.holds)

/** Whether the reader's system asks for less motion, followed while the page is open. */
export const usePrefersStill = (): boolean => useSyncExternalStore(still.watch, still.holds)

/** How the page itself may be moved, at this moment. */
export const scrollBehavior = (): ScrollBehavior => (still.holds() ? 'instant' : 'smooth')

function preference(query: string) {
  const media = window.matchMedia(query)
  return {
    holds: (): boolean => media.matches,
    watch: (listener: () => void): (() => void) => {
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
  }
}
