import { createServer, type Server } from 'node:net'
import { freePort } from './ports'

const listening = (port: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server))
  })

test('a port that is taken is passed over', async () => {
  const wanted = await freePort(20_000)
  const server = await listening(wanted)

  const got = await freePort(wanted)

  expect(got).toBeGreaterThan(wanted)
  server.close()
})

test('zero takes any port', async () => {
  expect(await freePort(0)).toBeGreaterThan(0)
})
