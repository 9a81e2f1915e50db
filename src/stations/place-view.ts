import { z } from 'zod'
import { placePrecisions, placeSources } from './place'

/** How a place was found, without telling where in its town it is: what is kept with a choice and shown before it is opened. */
export const placeFoundView = z.object({
  source: z
    .enum(placeSources)
    .nullable()
    .describe('what it rests on: the typed address, the position of the payment or phone, the bank’s branch'),
  precision: z
    .enum(placePrecisions)
    .nullable()
    .describe(
      'location: a position was told; village, town: the middle of it; branch: the bank’s counter; district: no point',
    ),
  how: z
    .enum(['exact', 'short', 'old-name', 'homophone', 'similar'])
    .nullable()
    .describe('how the address was understood; null: it names no place of the city'),
  others: z
    .array(z.object({ code: z.string(), name: z.string(), townName: z.string().nullable() }))
    .describe('what else the address may mean, likeliest first'),
  apartMeters: z.int().nullable().describe('between what the address names and the position that was told'),
})
