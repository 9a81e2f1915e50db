import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { projectRoot } from '../src/config'

/**
 * npm run bench:page [-- --url http://127.0.0.1:8080 --rounds 5], beside a running `npm start`: how long until the first
 * screen of each desk stands, from a cold cache, and how much JavaScript it needs for it, packed. The ceiling of the same
 * run is /stories, a page that the service writes whole, without a script.
 */
interface Seen {
  readonly ms: number
  readonly kilobytes: number
}

interface Desk {
  readonly role: string
  readonly path: string
  readonly isPhone?: boolean
}

const desks: readonly Desk[] = [
  { role: 'operator', path: '/desk/operator' },
  { role: 'officer', path: '/desk/officer', isPhone: true },
  { role: 'liaison', path: '/desk/liaison' },
  { role: 'supervisor', path: '/desk/approvals' },
  { role: 'publicity', path: '/desk/publicity' },
  { role: 'supervisor', path: '/desk/command' },
  { role: 'supervisor', path: '/desk/report' },
  { role: 'admin', path: '/desk/admin' },
  { role: 'admin', path: '/desk/rules' },
]
const CEILING = '/stories'
const PATIENCE_MS = 20_000
const POLL_MS = 10
/** Whole, and nothing that is still being read. */
const STANDS = `(() => {
  const shown = document.querySelector('#content, main, body')
  return shown !== null && shown.innerText.trim() !== '' && document.querySelector('.loading, .ant-spin-spinning') === null
})()`

async function main(): Promise<void> {
  const url = argument('--url') ?? 'http://127.0.0.1:8080'
  const rounds = Number(argument('--rounds') ?? 5)
  const users = credentials()
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
  const ceiling = await repeat(rounds, () => look(browser, url, null, { role: '', path: CEILING }))
  const rows = [{ path: CEILING, ...ceiling, ratio: 1 }]
  for (const desk of desks) {
    const seen = await repeat(rounds, () => look(browser, url, users.get(desk.role) ?? null, desk))
    rows.push({ path: desk.path, ...seen, ratio: round(seen.ms / ceiling.ms, 1) })
  }
  await browser.close()
  process.stdout.write('first screen, cold cache (median)\n')
  for (const { path, ms, kilobytes, ratio } of rows)
    process.stdout.write(
      `${path.padEnd(18)} ${String(ms).padStart(6)} ms  ${String(kilobytes).padStart(5)} kB  ${ratio} x\n`,
    )
  save({ rounds, rows })
}

/** In a browser of its own each time: nothing is kept from the look before. */
async function look(browser: Browser, url: string, user: Credentials | null, desk: Desk): Promise<Seen> {
  const viewport = desk.isPhone === true ? { width: 390, height: 844 } : { width: 1440, height: 900 }
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' })
  try {
    if (user !== null) await signIn(context, url, user)
    const page = await context.newPage()
    await page.goto(`${url}${desk.path}`, { waitUntil: 'commit' })
    await untilItStands(page)
    return await page.evaluate<Seen>(`(() => {
      const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
      const bytes = scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
      return { ms: performance.now(), kilobytes: bytes / 1000 }
    })()`)
  } finally {
    await context.close()
  }
}

/** Asked from outside: the page's own policy forbids to evaluate a text inside it. */
async function untilItStands(page: Page): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  while (performance.now() < end) {
    if (await page.evaluate<boolean>(STANDS)) return
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  throw new Error(`${page.url()} did not stand after ${PATIENCE_MS} ms`)
}

async function signIn(context: BrowserContext, url: string, data: Credentials): Promise<void> {
  const answer = await context.request.post(`${url}/v1/session`, { data })
  if (!answer.ok()) throw new Error(`${data.username} could not sign in: ${answer.status()}`)
}

async function repeat(rounds: number, once: () => Promise<Seen>): Promise<Seen> {
  const seen: Seen[] = []
  for (let round = 0; round < rounds; round += 1) seen.push(await once())
  const [ms, kilobytes] = [median(seen.map((each) => each.ms)), median(seen.map((each) => each.kilobytes))]
  return { ms: round(ms, 0), kilobytes: round(kilobytes, 0) }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const round = (value: number, digits: number): number => Number(value.toFixed(digits))

interface Credentials {
  readonly username: string
  readonly password: string
}

interface CredentialsFile {
  readonly users: readonly { readonly role: string; readonly username: string; readonly password: string }[]
}

function credentials(): ReadonlyMap<string, Credentials> {
  const text = readFileSync(join(projectRoot, '.data', 'demo-credentials.json'), 'utf8')
  const { users } = JSON.parse(text) as CredentialsFile
  const first = new Map<string, Credentials>()
  for (const { role, username, password } of users)
    if (!first.has(role)) first.set(role, { username, password })
  return first
}

const chromiumPath = (): string =>
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ?? 'chromium'

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

function save(result: object): void {
  const folder = join(projectRoot, 'bench', 'results')
  mkdirSync(folder, { recursive: true })
  const at = new Date().toISOString()
  writeFileSync(join(folder, 'page.json'), `${JSON.stringify({ at, ...result }, null, 2)}\n`)
}

void main()
