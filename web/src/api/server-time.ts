/** How far this machine's clock is off the service's: clocks that run out are judged by the service's. */
const STORED = 'menshen.clock-offset'
// A page that is loaded without a network knows it from the last time.
let offsetMs = Number(localStorage.getItem(STORED) ?? 0)

const TIME_HEADER = 'x-menshen-time'

export function keepServerTime(response: Response): void {
  const told = response.headers.get(TIME_HEADER)
  if (told === null) return
  const at = Date.parse(told)
  if (Number.isNaN(at)) return
  offsetMs = at - Date.now()
  localStorage.setItem(STORED, String(offsetMs))
}

/** The service's time now, milliseconds. */
export const serverNow = (): number => Date.now() + offsetMs
