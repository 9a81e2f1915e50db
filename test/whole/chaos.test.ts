import Redis from 'ioredis'
import { startService, type Service } from './service'

/**
 * The whole loop as a user sees it: `menshen start`, then the demo, while its worker is killed and its Redis is
 * emptied. PostgreSQL holds the truth, so the demo ends as if nothing had happened.
 */
let service: Service

beforeAll(async () => {
  service = await startService()
}, 600_000)

afterAll(async () => {
  expect(await service.stop()).toBe(0)
}, 600_000)

test('a killed worker and an emptied Redis change nothing but the seconds', async () => {
  const demo = service.command('demo')
  await demo.line(/acknowledges it/)
  await emptyRedis()
  await demo.line(/dispatches it/)
  process.kill(service.pidOf('worker'), 'SIGKILL')
  await demo.line(/drafts the stop-payment/)
  await emptyRedis()
  await demo.line(/approves it/)
  process.kill(service.pidOf('worker'), 'SIGKILL')
  await demo.line(/approves the freeze/)
  await emptyRedis()
  expect({ code: await demo.ended, last: demo.lines.slice(-6) }).toMatchObject({ code: 0 })
  expect(demo.lines.join('\n')).toContain('73万余元')
}, 600_000)

test('a demo that was killed half-way is carried on, and the next one is a case of its own', async () => {
  const killed = service.command('demo')
  await killed.line(/accepts, on the way/)
  killed.child.kill('SIGKILL')
  await killed.ended
  const resumed = service.command('demo')
  expect({ code: await resumed.ended, lines: resumed.lines }).toMatchObject({ code: 0 })
  expect(resumed.lines[0]).toMatch(/^carrying on run \d{8}/)
  const runOf = (line: string | undefined) => /run \d{8}/.exec(line ?? '')?.[0]
  expect(runOf(resumed.lines[0])).toBe(runOf(killed.lines[0]))
}, 600_000)

async function emptyRedis(): Promise<void> {
  const redis = new Redis(service.settings()['REDIS_URL'] ?? '')
  await redis.flushall()
  redis.disconnect()
}
