import type { z } from 'zod'
import type { FoundPlace, placeFoundView } from '../stations'

/** How a place was found, and nothing of where in its town it is. */
export const foundOf = ({
  source,
  precision,
  how,
  others,
  apartMeters,
}: FoundPlace): z.input<typeof placeFoundView> => ({
  source,
  precision,
  how,
  others: others.map(({ code, name, townName }) => ({ code, name, townName })),
  apartMeters,
})
