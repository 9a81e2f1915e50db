import type { Page } from 'playwright-core'

export interface Frames {
  readonly count: number
  readonly medianMs: number
  /** One in twenty took longer. */
  readonly p95Ms: number
  readonly worstMs: number
}

const FRAMES = 240

/** Scrolls a box from its top, so many pixels a frame, and says how long the frames took; 0: what the machine needs for none. */
export const framesWhileScrolling = (page: Page, selector: string, pixels: number): Promise<Frames> =>
  page.evaluate<Frames>(`new Promise((resolve) => {
    const box = document.querySelector(${JSON.stringify(selector)})
    box.scrollTop = 0
    const times = []
    let last = performance.now()
    const frame = (now) => {
      times.push(now - last)
      last = now
      box.scrollTop += ${pixels}
      if (times.length < ${FRAMES}) requestAnimationFrame(frame)
      else {
        times.sort((a, b) => a - b)
        const at = (part) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * part))])
        resolve({ count: times.length, medianMs: at(0.5), p95Ms: at(0.95), worstMs: at(1) })
      }
    }
    requestAnimationFrame(frame)
  })`)
