import type { Page } from 'playwright-core'
import request, { type Response } from 'supertest'
import { createApp, allRoutes } from '../../src/http/app'
import type { Route } from '../../src/http/route'
import { policies, roles, type Policy, type Role } from '../../src/policies'
import { draftForFreeze } from '../../src/stories/service'
import { draftedStop, frozen, holdCase } from '../given/holds'
import { bodyOf, naughtyStrings, withoutFields } from '../given/naughty'
import { frozenCase } from '../given/stories'
import { arrivedTask } from '../given/tasks'
import { apiKey, signedIn, user, type SignedInAgent } from '../given/users'
import { openWarning } from '../given/warnings'
import { inBrowser } from './kit'

const TRIES = 4
const CASES = 2
const TAG = '<script>alert("门神")</script>'
/** A form of their own each, tested with the page it stands on; a bank signs its own. */
const APART = ['/v1/session', '/v1/bank-replies', '/v1/session/password']

type Subjects = Readonly<Record<string, string>>
type Writing = Extract<Route, { kind: 'json' }> & { readonly body: NonNullable<Route['body']> }

inBrowser('text that breaks other programs', (desk) => {
  let at = 0
  const nextText = (): string => naughtyStrings[at++ % naughtyStrings.length] ?? ''
  const people = new Map<Role, SignedInAgent>()

  beforeAll(async () => {
    const app = createApp(desk.world)
    for (const role of roles) people.set(role, await signedIn(app, (await user(desk.ctx, role)).username))
  })

  /** What a case consists of, by the word before the id in a path. */
  const subjects = async (): Promise<Subjects> => {
    const warning = await openWarning(desk.ctx)
    const task = await arrivedTask(desk.ctx)
    const holds = await holdCase(desk.ctx)
    const story = await draftedStory()
    const station = await desk.ctx.db.station.findFirstOrThrow()
    return {
      warnings: warning.id,
      tasks: task.taskId,
      'stop-payments': (await draftedStop(holds)).id,
      freezes: (await frozen(desk.ctx, await holdCase(desk.ctx))).freeze.id,
      stories: story,
      stations: station.id,
      banks: holds.bankId,
      users: (await user(desk.ctx, 'publicity')).id,
      officers: task.officer.id,
    }
  }

  const draftedStory = async (): Promise<string> => {
    const { id, freezeId } = await frozenCase(desk.ctx)
    await desk.ctx.transact((tx) => draftForFreeze(tx, freezeId))
    return (await desk.ctx.db.story.findFirstOrThrow({ where: { warningId: id } })).id
  }

  test('goes through every field of every route: kept or refused by its field, never a failure of ours', async () => {
    const writing = allRoutes(desk.world).filter(isWriting)
    const taken = new Set<string>()
    for (let round = 0; round < CASES; round += 1) {
      const given = await subjects()
      for (const route of writing) {
        const answer = await send(route, given)
        const told = `${route.method} ${route.path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`
        expect(told).toMatch(/: [24]\d\d /)
        if (answer.status < 300) taken.add(route.path)
      }
    }
    // Far from all: what has moved on refuses. But the test must not rest on refusals alone.
    expect(taken.size).toBeGreaterThan(15)
  })

  async function send(route: Writing, given: Subjects): Promise<Response> {
    const { access }: Policy = policies[route.policy]
    const role = roles.find((each) => typeof access === 'object' && access[each] !== undefined) ?? 'admin'
    const person = people.get(role)
    if (person === undefined) throw new Error(`nobody is ${role}`)
    const path = pathFor(route.path, given)
    let body = bodyOf(route.body, nextText)
    for (let attempt = 1; ; attempt += 1) {
      const answer = await person.agent[route.method](path)
        .set('x-csrf-token', person.csrfToken)
        .send(Object(body))
      const fields: readonly { readonly path: string }[] = answer.body?.fields ?? []
      if (answer.status !== 422 || fields.length === 0 || attempt === TRIES) return answer
      body = withoutFields(
        body,
        fields.map(({ path: wrong }) => wrong),
      )
    }
  }

  test('is read from a source line by line', async () => {
    const key = await apiKey(desk.ctx, ['message', 'report', 'call', 'transaction'], 'city:naughty')
    const lines = naughtyStrings.flatMap((text, index) => [
      message(text, index),
      report(text, index),
      payment(text, index),
    ])
    const answer = await request(desk.at(''))
      .post('/v1/signals/batch')
      .set('authorization', `Bearer ${key}`)
      .set('content-type', 'application/x-ndjson')
      .buffer()
      .parse(asText)
      .send(lines.map((line) => JSON.stringify(line)).join('\n'))
    expect(answer.status).toBe(200)
    const told = String(answer.body).trim().split('\n')
    expect(told.length).toBeGreaterThanOrEqual(lines.length)
    expect(told.filter((line) => /"code":"(?:internal|database)/.test(line))).toEqual([])
  })

  test('is seen as text on every desk and never run, in either language', async () => {
    await namedEverywhere()
    let turn = 0
    for (const [role, paths] of Object.entries(places)) {
      const known = roles.find((each) => each === role)
      if (known === undefined) throw new Error(role)
      // A list says the same in both languages but for its own words: the desks take turns.
      const language = turn++ % 2 === 0 ? 'zh' : 'en'
      const { page } = await desk.as(known, { language, isPhone: known === 'officer' })
      const asked: string[] = []
      page.on('dialog', (dialog) => {
        asked.push(dialog.message())
        void dialog.dismiss()
      })
      for (const path of paths) await look(page, desk.at(path))
      expect(asked).toEqual([])
    }
  })

  /** The names that every list shows. */
  async function namedEverywhere(): Promise<void> {
    const { db } = desk.ctx
    await db.station.updateMany({ data: { name: TAG } })
    await db.bank.updateMany({ data: { name: TAG } })
    await db.user.updateMany({ data: { displayName: TAG } })
    await db.story.updateMany({ data: { title: TAG, body: TAG } })
    await db.apiKey.updateMany({ data: { label: TAG } })
  }
})

const isWriting = (route: Route): route is Writing =>
  route.kind === 'json' && route.body !== undefined && route.method !== 'get' && !APART.includes(route.path)

const A_UUID = '00000000-0000-7000-8000-000000000000'
const pathFor = (path: string, given: Subjects): string =>
  path
    .replace(/\/([\w-]+)\/:(\w+)/g, (_, noun: string) => `/${noun}/${given[noun] ?? A_UUID}`)
    .replace(/:\w+/g, A_UUID)

function asText(answer: Response, done: (error: Error | null, text: string) => void): void {
  let text = ''
  answer.setEncoding('utf8')
  answer.on('data', (part: string) => (text += part))
  answer.on('end', () => done(null, text))
}

const common = (index: number, kind: string) => ({
  source: 'city:naughty',
  sourceRef: `${kind}-${index}`,
  occurredAt: '2023-02-23T02:00:00Z',
})
const message = (text: string, index: number) => ({
  ...common(index, 'message'),
  type: 'message',
  channel: 'wechat',
  sender: { handle: text, claimedName: text, claimedRole: text },
  recipient: { name: text, role: text },
  group: { name: text },
  text,
})
const report = (text: string, index: number) => ({
  ...common(index, 'report'),
  type: 'report',
  channel: '96110',
  victim: { name: text, address: text },
  narrative: text,
})
const payment = (text: string, index: number) => ({
  ...common(index, 'payment'),
  type: 'transaction',
  amount: '730000.00',
  currency: 'CNY',
  status: 'pending',
  channel: 'online',
  payer: {
    account: `33050165814200${String(100_000 + index)}`,
    bank: text,
    name: text,
    kind: 'person',
    address: text,
  },
  payee: { account: '6217001210088888888', bank: text, name: text, kind: 'person' },
  memo: text,
})

/** Every list of every desk; the rest of a desk shows the same texts. */
const places: Readonly<Record<string, readonly string[]>> = {
  operator: ['/desk/operator', '/desk/operator/reports', '/desk/operator/ended'],
  officer: ['/desk/officer'],
  liaison: ['/desk/liaison'],
  publicity: ['/desk/publicity'],
  supervisor: ['/desk/operator', '/desk/approvals', '/desk/command', '/desk/report', '/desk/rules'],
  admin: ['users', 'keys', 'stations', 'duty', 'banks', 'levels', 'dead-letters', 'audit', 'roles'].map(
    (section) => `/desk/admin/${section}`,
  ),
}

async function look(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('main').first().waitFor()
  await page.locator('.loading').first().waitFor({ state: 'detached' })
}
