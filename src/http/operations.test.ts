import request from 'supertest'
import { testWorld } from '../../test/setup/context'
import { systemActor } from '../context'
import { errorCodes } from '../errors'
import { minutesAfter } from '../lib/duration'
import { countSignals } from '../platform/metrics'
import { createApp } from './app'

test('a process that answers is alive; one that has its database is ready', async () => {
  const app = createApp(await testWorld())
  expect((await request(app).get('/healthz').expect(200)).body).toEqual({ status: 'alive' })
  expect((await request(app).get('/readyz').expect(200)).body).toEqual({
    status: 'ready',
    checks: { database: 'ok', migrations: 'ok', redis: 'ok', relay: 'ok', rules: 'ok' },
    outboxLagSeconds: 0,
  })
})

test('a relay that is late is told, and no reason to take signals from nobody', async () => {
  const world = await testWorld()
  const ctx = world.context(systemActor('test'))
  const createdAt = minutesAfter(world.clock.now(), -2)
  await ctx.db.outbox.create({ data: { event: 'x', version: 1, consumer: 'x', payload: {}, createdAt } })
  const { body } = await request(createApp(world)).get('/readyz').expect(200)
  expect(body).toMatchObject({ status: 'degraded', checks: { relay: 'late' }, outboxLagSeconds: 120 })
})

test('so is a Redis that is away', async () => {
  const world = await testWorld()
  world.redis.disconnect()
  const { body } = await request(createApp(world)).get('/readyz').expect(200)
  expect(body).toMatchObject({ status: 'degraded', checks: { redis: 'failed', database: 'ok' } })
})

test('without its latest migration, or without the database, it is not ready', async () => {
  const world = await testWorld()
  const app = createApp(world)
  await world.database.pool.query('DELETE FROM _prisma_migrations')
  expect((await request(app).get('/readyz').expect(503)).body).toMatchObject({
    status: 'unready',
    checks: { migrations: 'failed', database: 'ok' },
  })
  await world.database.close()
  expect((await request(app).get('/readyz').expect(503)).body.checks.database).toBe('failed')
  await request(app).get('/healthz').expect(200)
})

describe('metrics', () => {
  test('are there for this machine: requests by route template, queues, outbox, signals, process', async () => {
    const world = await testWorld()
    const app = createApp(world)
    await request(app).get('/problems/not_found').expect(200)
    countSignals('call', 'allow', 3)
    const { text } = await request(app)
      .get('/metrics')
      .expect(200)
      .expect('content-type', /text\/plain/)
    for (const line of [
      'menshen_http_request_seconds_count{method="GET",route="/problems/:code",status="200"} 1',
      'menshen_queue_jobs{queue="warnings",state="waiting"} 0',
      'menshen_outbox_lag_seconds 0',
      'menshen_dead_letters 0',
      'menshen_campaigns_open 0',
      'menshen_campaign_join_seconds_count 0',
      'menshen_signals_total{type="call",outcome="allow"} 3',
      'menshen_nodejs_eventloop_lag_seconds',
    ])
      expect(text).toContain(line)
    expect(text).not.toContain('not_found"')
  })

  test('are not for others, unless they know the token', async () => {
    const app = createApp(await testWorld({ env: { MENSHEN_METRICS_TOKEN: 'a token of 16 chars' } }))
    const forwarded = () => request(app).get('/metrics').set('x-forwarded-for', '203.0.113.7')
    expect((await forwarded().expect(403)).body.code).toBe('forbidden')
    await forwarded().set('authorization', 'Bearer another token 16').expect(403)
    await forwarded().set('authorization', 'Bearer a token of 16 chars').expect(200)
    await request(app).get('/metrics').expect(200)
  })
})

test('every code says what it means where its problem points to', async () => {
  const app = createApp(await testWorld())
  for (const [code, { status, title, retry }] of Object.entries(errorCodes))
    expect((await request(app).get(`/problems/${code}`).expect(200)).body).toEqual({
      code,
      status,
      title,
      retry,
    })
  await request(app).get('/problems/toString').expect(404)
})
