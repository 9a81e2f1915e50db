import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRoads } from './roads'
import { silentLog } from './log'

let server: Server | null = null
const paths: string[] = []
afterEach(() => {
  paths.length = 0
  server?.closeAllConnections()
  server?.close()
})

/** A server that answers as an OSRM does, or as one that is in trouble. */
async function osrm(answer: RequestListener, timeoutMs = 2_000) {
  server = createServer((request, response) => {
    paths.push(request.url ?? '')
    answer(request, response)
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return createRoads({ url: `http://127.0.0.1:${port}/`, timeoutMs }, silentLog)
}

const json =
  (body: unknown, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

const home = { lon: 120.627, lat: 30.083 }
const patrols = [
  { lon: 120.6, lat: 30.05 },
  { lon: 120.64, lat: 30.09 },
]

test('the ways to one place, in the order they were asked for', async () => {
  const durations = [[600], [90.6]]
  const distances = [[5_200], [1_310.4]]
  const roads = await osrm(json({ code: 'Ok', durations, distances }))
  expect(await roads.waysTo(home, patrols)).toEqual([
    { minutes: 10, meters: 5_200 },
    { minutes: 1.51, meters: 1_310.4 },
  ])
  expect(paths).toEqual([
    '/table/v1/driving/120.600000,30.050000;120.640000,30.090000;120.627000,30.083000?sources=0;1&destinations=2&annotations=duration,distance',
  ])
})

test('no road from there is said of that one only', async () => {
  const roads = await osrm(json({ code: 'Ok', durations: [[null], [60]], distances: [[null], [900]] }))
  expect(await roads.waysTo(home, patrols)).toEqual([null, { minutes: 1, meters: 900 }])
})

test.each<[string, RequestListener]>([
  ['refuses', json({ code: 'NoSegment', message: 'Could not find a matching segment' }, 400)],
  ['tells of fewer than it was asked', json({ code: 'Ok', durations: [[60]], distances: [[900]] })],
  ['sends a page', (_request, response) => response.end('<html>busy</html>')],
  [
    'sends us elsewhere',
    (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  ],
  ['hangs up', (request) => request.socket.destroy()],
])('a server that %s has failed', async (_how, answer) => {
  expect(await (await osrm(answer)).waysTo(home, patrols)).toBe('failed')
})

test('a server that does not answer in time has failed', async () => {
  const roads = await osrm(() => undefined, 100)
  expect(await roads.waysTo(home, patrols)).toBe('failed')
})

test('nothing is set up: nothing is asked', async () => {
  const roads = createRoads(null, silentLog)
  expect(roads.isSetUp).toBe(false)
  expect(await roads.waysTo(home, patrols)).toBe('failed')
})
