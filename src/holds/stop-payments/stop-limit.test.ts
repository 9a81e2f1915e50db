import * as given from '../../../test/given/holds'
import { deliver, deliverTwice } from '../../../test/setup/deliver'
import { testContext, type TestContext } from '../../../test/setup/context'
import { holdsWorker } from '../../../workers/holds'
import { readStop } from './repository'
import { approveStop, renewStop } from './service'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})
beforeEach(() => ctx.bank.reset())

const stopOf = async (id: string) => (await readStop(ctx, id))!
describe('two stops per account, over all warnings', () => {
  test('the third is refused; one that the bank refused does not count', async () => {
    const { account, ...first } = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, { ...first, account })
    await given.submittedStop(ctx, { ...(await given.holdCase(ctx)), account })
    const third = { ...(await given.holdCase(ctx)), account }
    await expect(given.draftedStop(third)).rejects.toMatchObject({ code: 'stop_limit_reached' })
    await given.bankSays(ctx, stop.id, 'stop', { outcome: 'refused' })
    expect((await given.submittedStop(ctx, third)).state).toBe('submitted')
  })

  test('three at the same moment: two get through', async () => {
    const { account } = await given.holdCase(ctx)
    const cases = [await given.holdCase(ctx), await given.holdCase(ctx), await given.holdCase(ctx)]
    const drafts = await Promise.all(cases.map((hold) => given.draftedStop({ ...hold, account })))
    const results = await Promise.allSettled(
      drafts.map((stop, index) => approveStop(cases[index]!.supervisor, stop.id)),
    )
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused.map(({ reason }) => reason)).toMatchObject([{ code: 'stop_limit_reached' }])
    const accountId = drafts[0]!.accountId
    expect(await ctx.db.accountStop.count({ where: { accountId } })).toBe(2)
    expect(await ctx.db.stopPayment.count({ where: { accountId, state: 'submitted' } })).toBe(2)
  })

  test('an account written in another way is the same account', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.draftedStop(hold)
    const spaced = `${hold.account.slice(0, 4)} ${hold.account.slice(4, 9)}-${hold.account.slice(9)} `
    const other = await given.draftedStop(await given.holdCase(ctx), '1.00', spaced)
    expect(other.accountId).toBe(stop.accountId)
  })

  test('a renewal takes the second one', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    await renewStop(hold.operator, stop.id)
    const other = { ...(await given.holdCase(ctx)), account: hold.account }
    await expect(given.draftedStop(other)).rejects.toMatchObject({ code: 'stop_limit_reached' })
  })
})

describe('a warning that proves wrong', () => {
  const dismiss = async (warningId: string) => {
    await ctx.db.warning.update({ where: { id: warningId }, data: { state: 'dismissed' } })
    await deliverTwice(ctx, holdsWorker, 'warning.closed', { warningId })
    await given.settle(ctx)
  }

  test('drafts are cancelled and what is held is released', async () => {
    const hold = await given.holdCase(ctx)
    const draft = await given.draftedStop(hold)
    const held = await given.heldStop(ctx, hold, '100.00')
    await dismiss(hold.warning.id)
    expect((await stopOf(draft.id)).state).toBe('cancelled')
    expect((await stopOf(held.id)).state).toBe('released')
    expect(ctx.bank.requests.filter(({ request }) => request.kind === 'release_stop')).toHaveLength(1)
  })

  test('what the bank holds only afterwards is released at once', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.submittedStop(ctx, hold)
    await dismiss(hold.warning.id)
    expect((await stopOf(stop.id)).state).toBe('submitted')
    await given.bankSays(ctx, stop.id, 'stop')
    expect((await stopOf(stop.id)).state).toBe('released')
    expect(await given.holdings(ctx, hold.warning.id)).toEqual({ released: '731200.00' })
  })

  test('a warning that was right keeps everything', async () => {
    const hold = await given.holdCase(ctx)
    const stop = await given.heldStop(ctx, hold)
    await ctx.db.warning.update({ where: { id: hold.warning.id }, data: { state: 'confirmed' } })
    await deliver(ctx, holdsWorker, 'warning.closed', { warningId: hold.warning.id })
    expect((await stopOf(stop.id)).state).toBe('held')
  })
})
