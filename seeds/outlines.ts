import type { Context } from '../src/context'
// The page's map draws the same outlines; NOTICE names where they come from.
import shaoxing from '../web/src/map/shaoxing.json'

/** Gives its outline to a district that has none; one that a centre has drawn itself stays. */
export async function seedOutlines(ctx: Context): Promise<void> {
  const bare = await ctx.db.$queryRaw<{ code: string }[]>`SELECT code FROM district WHERE outline IS NULL`
  for (const { properties, geometry } of shaoxing.features) {
    if (!bare.some(({ code }) => code === properties.code)) continue
    await ctx.db.district.update({
      where: { code: properties.code },
      data: { outline: geometry.coordinates },
      select: { code: true },
    })
  }
}
