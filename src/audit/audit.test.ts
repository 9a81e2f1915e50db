import * as given from '../../test/given/users'
import { openWarning } from '../../test/given/warnings'
import { testContext, testWorld, type TestContext } from '../../test/setup/context'
import { verify } from '../cli/audit'
import { systemActor } from '../context'
import { createApp } from '../http/app'
import { appendAudit, holdsHead, verifyAudit } from './index'

// The command's report; read in its own test.
beforeEach(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
  jest.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => jest.restoreAllMocks())

const fill = async (ctx: TestContext, count: number): Promise<void> => {
  for (let number = 1; number <= count; number += 1)
    await appendAudit(ctx, {
      action: 'vault.open',
      subject: 'party',
      subjectId: ctx.ids.next(),
      purpose: 'triage',
      details: { field: 'party.profile', number, note: '"|\\ 沈 é', nothing: null, isTrue: true, share: 0.1 },
    })
}

/** What somebody with all rights on the database could do. */
async function tamper(ctx: TestContext, sql: string): Promise<void> {
  await ctx.pool.query('ALTER TABLE audit_entry DISABLE TRIGGER USER')
  await ctx.pool.query(sql)
  await ctx.pool.query('ALTER TABLE audit_entry ENABLE TRIGGER USER')
}

test('a chain nobody has touched is intact, however its details look', async () => {
  const ctx = await testContext()
  await fill(ctx, 30)
  const { checked, head, breach } = await verifyAudit(ctx)
  expect({ checked, breach }).toEqual({ checked: 30, breach: null })
  const { rows } = await ctx.pool.query(`SELECT encode(hash, 'hex') AS hash FROM audit_entry WHERE seq = 30`)
  expect(head).toEqual({ seq: 30n, hash: rows[0].hash })
})

test('an empty log is intact', async () => {
  expect(await verifyAudit(await testContext())).toMatchObject({
    checked: 0,
    breach: null,
    head: { seq: 0n },
  })
})

test('entries written at the same time make one chain', async () => {
  const ctx = await testContext()
  await Promise.all(Array.from({ length: 6 }, () => fill(ctx, 10)))
  expect(await verifyAudit(ctx)).toMatchObject({ checked: 60, breach: null })
})

test('the database refuses to change, delete or empty the log', async () => {
  const ctx = await testContext()
  await fill(ctx, 1)
  for (const sql of [
    `UPDATE audit_entry SET action = 'x'`,
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
  ])
    await expect(ctx.pool.query(sql)).rejects.toThrow('append-only')
})

test.each([
  ['changed', `UPDATE audit_entry SET actor_id = gen_random_uuid() WHERE seq = 7`, 7n],
  ['changed', `UPDATE audit_entry SET details = details || '{"number": 8}' WHERE seq = 7`, 7n],
  ['changed', `UPDATE audit_entry SET at = at + interval '1 hour' WHERE seq = 1`, 1n],
  ['changed', `UPDATE audit_entry SET hash = sha256('x') WHERE seq = 20`, 20n],
  ['missing', `DELETE FROM audit_entry WHERE seq = 7`, 7n],
  ['missing', `DELETE FROM audit_entry WHERE seq = 1`, 1n],
  // With a hash of its own that fits: it is the next one that does not follow any more.
  [
    'unlinked',
    `UPDATE audit_entry SET action = 'forged' WHERE seq = 7;
     UPDATE audit_entry SET hash = sha256(convert_to(audit_text(audit_entry), 'UTF8')) WHERE seq = 7`,
    8n,
  ],
] as const)('an entry that was %s by "%s" is found', async (kind, sql, seq) => {
  const ctx = await testContext()
  await fill(ctx, 20)
  await tamper(ctx, sql)
  expect((await verifyAudit(ctx)).breach).toEqual({ kind, seq })
  expect(await verify(ctx, null)).toBe(1)
})

test('an end that was cut off is found by the head that was noted', async () => {
  const ctx = await testContext()
  await fill(ctx, 20)
  const { head } = await verifyAudit(ctx)
  expect(await verify(ctx, head)).toBe(0)
  await fill(ctx, 1)
  expect(await verify(ctx, head)).toBe(0)
  await tamper(ctx, 'DELETE FROM audit_entry WHERE seq >= 20')
  expect(await verify(ctx, null)).toBe(0)
  expect(await holdsHead(ctx, head)).toBe(false)
  expect(await verify(ctx, head)).toBe(1)
})

test('supervisors read who did what, the youngest first, page by page, and have it verified', async () => {
  const world = await testWorld()
  const ctx = world.context(systemActor('test'))
  const app = createApp(world)
  const { agent, id } = await given.signedIn(app, (await given.user(ctx, 'supervisor')).username)
  const subjectId = ctx.ids.next()
  for (const action of ['warning.read', 'warning.confirm', 'warning.read'])
    await appendAudit(ctx, { action, subject: 'warnings', subjectId })
  const seqs = async (query: string): Promise<unknown> => {
    const { items, next } = (await agent.get(`/v1/audit?${query}`).expect(200)).body
    return [items.map(({ seq }: { seq: string }) => seq), next]
  }
  expect(await seqs(`subjectId=${subjectId}`)).toEqual([['4', '3', '2'], null])
  expect(await seqs(`subjectId=${subjectId}&limit=2`)).toEqual([['4', '3'], '3'])
  expect(await seqs(`subjectId=${subjectId}&limit=2&before=3`)).toEqual([['2'], null])
  expect(await seqs(`subjectId=${subjectId}&action=warning.confirm`)).toEqual([['3'], null])
  expect(await seqs(`actorId=${id}`)).toEqual([['1'], null])
  expect(await seqs('from=2030-01-01T00:00:00Z')).toEqual([[], null])
  const { body } = await agent.get('/v1/audit/verification').expect(200)
  expect(body).toMatchObject({ isIntact: true, checked: 4, head: { seq: '4' }, breach: null })
})

test('the log is searched by who, by what kind, by purpose and by a number that people know', async () => {
  const world = await testWorld()
  const ctx = world.context(systemActor('test'))
  const app = createApp(world)
  const { agent, id, username } = await given.signedIn(app, (await given.user(ctx, 'supervisor')).username)
  const { id: warningId, partyId, number } = await openWarning(ctx)
  await appendAudit(ctx, {
    action: 'vault.open',
    subject: 'party',
    subjectId: partyId,
    purpose: 'triage',
  })
  await appendAudit(ctx, { action: 'warning.read', subject: 'warnings', subjectId: warningId })
  const found = async (query: string): Promise<unknown[]> =>
    (await agent.get(`/v1/audit?${query}`).expect(200)).body.items.map(
      ({ action, actorName }: { action: string; actorName: string | null }) => [action, actorName],
    )
  expect(await found(`actor=${username}`)).toEqual([['session.open', `${username} (${username})`]])
  expect(await found('purpose=triage')).toEqual([['vault.open', null]])
  expect(await found('subject=party')).toEqual([['vault.open', null]])
  expect(await found(`number=${number}`)).toEqual([
    ['warning.read', null],
    ['vault.open', null],
  ])
  expect(await found(`number=${number}&purpose=triage`)).toEqual([['vault.open', null]])
  expect(await found(`number=${number}&subjectId=${ctx.ids.next()}`)).toEqual([])
  expect(await found('number=YJ19990101-000001')).toEqual([])
  expect(await found('actor=nobody')).toEqual([])
  expect(await found(`actor=${username}&actorId=${ctx.ids.next()}`)).toEqual([])
  expect(await found(`actor=${username}&actorId=${id}`)).toHaveLength(1)
})

test('a verification is followed while it runs, and compares with the head that was noted', async () => {
  const world = await testWorld()
  const ctx = world.context(systemActor('test'))
  const app = createApp(world)
  const { agent } = await given.signedIn(app, (await given.user(ctx, 'admin')).username)
  const { head } = await verifyAudit(ctx)
  const noted = `notedSeq=${head.seq}&notedHash=${head.hash}`
  const lines = async (query: string) =>
    (await agent.get(`/v1/audit/verification/progress?${query}`).buffer(true).expect(200)).text
      .trim()
      .split('\n')
      .map((line: string) => JSON.parse(line))
  const followed = await lines(noted)
  expect(followed[0]).toEqual({ checked: 0, total: 1 })
  expect(followed.at(-1)).toMatchObject({ result: { isIntact: true, isNotedHeld: true, checked: 1 } })
  const cut = `notedSeq=9&notedHash=${head.hash}`
  expect((await lines(cut)).at(-1)).toMatchObject({
    result: { isIntact: false, isNotedHeld: false, breach: null },
  })
  const { body } = await agent.get(`/v1/audit/verification?${cut}`).expect(200)
  expect(body).toMatchObject({ isIntact: false, isNotedHeld: false })
  await agent.get('/v1/audit/verification?notedSeq=1').expect(422)
})
