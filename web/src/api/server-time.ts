/** How far this machine's clock is off the service's: clocks that run out are judged by the service's. */
let offsetMs = 0

const TIME_HEADER = 'x-menshen-time'

export function keepServerTime(response: Response): void {
  const told = response.headers.get(TIME_HEADER)
  if (told === null) return
  const at = Date.parse(told)
  if (!Number.isNaN(at)) offsetMs = at - Date.now()
}

/** The service's time now, milliseconds. */
export const serverNow = (): number => Date.now() + offsetMs
