import { createServer } from 'node:net'

const MAX_TRIES = 100
const LAST_PORT = 65_535

/** The wanted port, or the next free one after it; 0 takes any. */
export async function freePort(wanted: number, host = '127.0.0.1'): Promise<number> {
  for (let port = wanted; port < wanted + MAX_TRIES && port <= LAST_PORT; port++) {
    const bound = await bind(port, host)
    if (bound !== null) return bound
  }
  throw new Error(`no free port from ${wanted} on`)
}

function bind(port: number, host: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      // EACCES: a port below 1024 that is not ours to take.
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null)
      else reject(error)
    })
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null))
    })
  })
}
