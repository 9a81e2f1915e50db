import type { Context } from '../context'
import { found } from '../transitions'
import { remarkOnWarning } from './move'
import * as repository from './repository'

/** Somebody has spoken with the person, or he has reported it himself. Said again, it changes nothing. */
export async function noteAware(ctx: Context, warningId: string, at: Date): Promise<void> {
  const { count } = await repository.writeAware(ctx.db, warningId, at)
  if (count === 0) return
  const warning = found(await repository.readWarning(ctx.db, warningId), 'warning')
  await remarkOnWarning(ctx, warning, 'made_aware', null)
}
