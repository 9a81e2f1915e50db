import type { Express } from 'express'
import type { Context } from '../../src/context'
import type { Role } from '../../src/policies'
import { signedIn, user, type SignedInAgent } from './users'

/** People at their desks, over HTTP. */
export function holdDesks(ctx: Context, app: () => Express) {
  return {
    /** Somebody of that role at the keyboard. */
    async as(role: Role, place: { districtCode?: string; bankId?: string } = {}): Promise<SignedInAgent> {
      const { id, username } = await user(ctx, role, { districtCode: place.districtCode ?? null })
      if (place.bankId !== undefined)
        await ctx.db.user.update({ where: { id }, data: { bankId: place.bankId } })
      return signedIn(app(), username)
    },
    post: ({ agent, csrfToken }: SignedInAgent, path: string, body: object = {}) =>
      agent.post(path).set('x-csrf-token', csrfToken).send(body),
    get: async <T>({ agent }: SignedInAgent, path: string): Promise<T> =>
      (await agent.get(path).expect(200)).body as T,
  }
}
