import { keep } from './keeper'
import type { Service } from './processes'

/** A service whose end the test decides. */
function scripted(name: string) {
  let end: (how: string) => void = () => undefined
  const ended = new Promise<string>((resolve) => (end = resolve))
  const service: Service = {
    name,
    pid: 1,
    ended,
    stop: async () => end('signal SIGTERM'),
  }
  return { service, end }
}

function given(starts: (() => Service)[]) {
  const stopping = new AbortController()
  const lines: string[] = []
  const started: Service[] = []
  let next = 0
  let onNext: (() => void) | null = null
  const start = async (): Promise<Service> => {
    const make = starts[next++]
    onNext?.()
    if (make === undefined) throw new Error('no more starts')
    return make()
  }
  const untilStart = (count: number): Promise<void> =>
    new Promise((resolve) => {
      const check = () => (next >= count ? resolve() : undefined)
      onNext = check
      check()
    })
  const options = {
    stopping: stopping.signal,
    onStart: (service: Service) => void started.push(service),
    say: (line: string) => void lines.push(line),
  }
  return { start, options, stopping, lines, started, untilStart }
}

test('a service that ends by itself is started again, and that is said', async () => {
  const [first, second] = [scripted('api'), scripted('api')]
  const world = given([() => first.service, () => second.service])
  const kept = await keep(world.start, world.options)

  first.end('signal SIGKILL')
  await world.untilStart(2)

  expect(world.lines[0]).toBe('api has ended (signal SIGKILL); starting it again in 0.5 s')
  world.stopping.abort()
  await kept.stop()
  expect(world.started).toEqual([first.service, second.service])
})

test('a start that fails is tried again later', async () => {
  const [first, third] = [scripted('api'), scripted('api')]
  const failing = (): Service => {
    throw new Error('port taken')
  }
  const world = given([() => first.service, failing, () => third.service])
  const kept = await keep(world.start, world.options)

  first.end('code 1')
  await world.untilStart(3)

  expect(world.lines).toContain('api has ended (port taken); starting it again in 1 s')
  world.stopping.abort()
  await kept.stop()
})

test('what ends while all is to end stays ended', async () => {
  const first = scripted('api')
  const world = given([() => first.service])
  const kept = await keep(world.start, world.options)

  world.stopping.abort()
  first.end('signal SIGTERM')
  await kept.stop()

  expect(world.lines).toEqual([])
  expect(world.started).toHaveLength(1)
})

test('a first start that fails is the caller’s to know', async () => {
  const world = given([])
  await expect(keep(world.start, world.options)).rejects.toThrow('no more starts')
})
