import { once } from 'node:events'
import { connect } from 'node:net'
import { Client } from 'pg'
import { openStream, type LiveClient, type LiveEvent } from '../../test/given/live-client'
import * as given from '../../test/given/users'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { startApi, type RunningApi } from '../http/server'
import type { Role } from '../policies'

let world: TestWorld
let ctx: Context
let api: RunningApi
const clients: LiveClient[] = []

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  api = await startApi(world)
})
afterEach(() => clients.splice(0).forEach((client) => client.close()))
afterAll(() => api.close())

async function signIn(role: Role) {
  return given.signedIn(createApp(world), (await given.user(ctx, role)).username)
}

async function listen(cookie: string, lastEventId?: string): Promise<LiveClient> {
  const client = await openStream(api.port, cookie, lastEventId)
  clients.push(client)
  await client.until(({ event }) => event === 'ready' || event === 'reset')
  return client
}

/** Writes a transition as `move` does; `through` another connection, if its transaction is to stay open. */
async function transition(
  event: string,
  more: { machine?: string; bankId?: string; through?: Client } = {},
): Promise<void> {
  await (more.through ?? world.database.pool).query(
    `INSERT INTO transition (machine, subject_id, event, to_state, actor_kind, bank_id, at)
     VALUES ($1, $2, $3, 'there', 'system', $4, now())`,
    [more.machine ?? 'warning', ctx.ids.next(), event, more.bankId ?? null],
  )
}

const named =
  (name: string) =>
  ({ data }: LiveEvent): boolean =>
    data['event'] === name
const namesOf = (client: LiveClient) => client.events.flatMap(({ data }) => data['event'] ?? [])

test('what moves is told as it moves', async () => {
  const { cookie } = await signIn('operator')
  const client = await listen(cookie)
  await transition('moved')
  const event = await client.until(named('moved'))
  expect(event).toMatchObject({
    event: 'transition',
    data: { machine: 'warning', fromState: null, toState: 'there' },
  })
  expect(event.data['id']).toBe(event.id)
})

test('who comes back is told what was missed, once', async () => {
  const { cookie } = await signIn('operator')
  const first = await listen(cookie)
  await transition('before')
  const { id } = await first.until(named('before'))
  first.close()
  await first.ended
  for (let count = 0; count < 1_200; count += 1) await transition(`missed ${count}`)
  const second = await listen(cookie, id)
  await transition('after')
  await second.until(named('after'))
  expect(namesOf(second)).toEqual([
    ...Array.from({ length: 1_200 }, (_, count) => `missed ${count}`),
    'after',
  ])
})

test('a transaction that commits late is not passed by', async () => {
  const { cookie } = await signIn('operator')
  const client = await listen(cookie)
  const slow = new Client({ connectionString: world.config.database.url })
  await slow.connect()
  await slow.query('BEGIN')
  await transition('late', { through: slow })
  await transition('early')
  // The quick one has the higher number and waits for the slow one, whose fate is not known.
  const reconnected = await listen(cookie, client.lastEventId())
  expect(namesOf(reconnected)).not.toContain('early')
  await slow.query('COMMIT')
  await slow.end()
  for (const each of [client, reconnected]) {
    await each.until(named('early'))
    expect(namesOf(each).filter((name) => name === 'late' || name === 'early')).toEqual(['late', 'early'])
  }
})

test('coming back between the two, the late one is still told', async () => {
  const { cookie } = await signIn('operator')
  const slow = new Client({ connectionString: world.config.database.url })
  await slow.connect()
  await slow.query('BEGIN')
  await transition('slow', { through: slow })
  await transition('quick')
  const client = await listen(cookie)
  const lastEventId = client.lastEventId()
  client.close()
  await client.ended
  await slow.query('COMMIT')
  await slow.end()
  const again = await listen(cookie, lastEventId)
  await again.until(named('quick'))
  expect(namesOf(again)).toEqual(['slow', 'quick'])
})

test('each sees what is his', async () => {
  const { bankId } = await given.places(ctx)
  const [desk, liaison, publicity] = await Promise.all(
    (['operator', 'liaison', 'publicity'] as const).map(async (role) => listen((await signIn(role)).cookie)),
  )
  await transition('stop of ours', { machine: 'stop', bankId })
  await transition('stop of others', { machine: 'stop', bankId: ctx.ids.next() })
  await transition('a story', { machine: 'story' })
  await transition('the last stop of ours', { machine: 'stop', bankId })
  await transition('the last story', { machine: 'story' })
  await desk?.until(named('the last stop of ours'))
  await liaison?.until(named('the last stop of ours'))
  await publicity?.until(named('the last story'))
  const seen = [desk, liaison, publicity].map((client) => (client === undefined ? [] : namesOf(client)))
  expect(seen).toEqual([
    ['stop of ours', 'stop of others', 'the last stop of ours'],
    ['stop of ours', 'the last stop of ours'],
    ['a story', 'the last story'],
  ])
})

test('a session that is ended takes its streams along', async () => {
  const { agent, cookie, csrfToken } = await signIn('operator')
  const client = await listen(cookie)
  await agent.delete('/v1/session').set('x-csrf-token', csrfToken).expect(204)
  await client.ended
  await expect(listen(cookie)).rejects.toThrow('401')
})

test('HEAD tells what it would be and ends', async () => {
  const { agent } = await signIn('operator')
  await agent
    .head('/v1/live')
    .expect(200)
    .expect('content-type', /event-stream/)
})

test('a service that stops ends its streams and lets no connection hold it up', async () => {
  const other = await testWorld()
  const running = await startApi(other)
  const { username } = await given.user(other.context(systemActor('test')), 'operator')
  const { cookie } = await given.signedIn(createApp(other), username)
  const client = await openStream(running.port, cookie)
  const idle = connect(running.port, '127.0.0.1')
  await once(idle, 'connect')
  await running.close()
  await client.ended
  idle.destroy()
})

test('a session has five streams at most', async () => {
  const { cookie } = await signIn('operator')
  for (let count = 0; count < 5; count += 1) await listen(cookie)
  await expect(listen(cookie)).rejects.toThrow('429')
})

test('an id of another database starts anew and says so; one that is none is refused', async () => {
  const { cookie } = await signIn('operator')
  const client = await listen(cookie, '99999999999-1')
  expect(client.events[0]?.event).toBe('reset')
  await transition('since then')
  await client.until(named('since then'))
  await expect(listen(cookie, 'yesterday')).rejects.toThrow('422')
})
