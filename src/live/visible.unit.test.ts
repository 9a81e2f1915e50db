import { roles, scopeOf, type Role } from '../policies'
import type { LiveRow } from './repository'
import { isVisibleTo, type Viewer } from './visible'

const viewer = (role: Role, more: Partial<Viewer> = {}): Viewer => ({
  kind: 'user',
  id: 'me',
  role,
  stationId: role === 'officer' || role === 'grid' ? 'here' : null,
  bankId: role === 'liaison' ? 'our bank' : null,
  districtCode: null,
  scope: scopeOf('live.read', role) ?? 'own',
  ...more,
})

const row = (machine: string, more: Partial<LiveRow> = {}): LiveRow => ({
  xid: 1n,
  id: 1n,
  machine,
  subjectId: 'x',
  warningId: null,
  event: 'e',
  fromState: null,
  toState: 's',
  at: new Date(0),
  districtCode: null,
  stationId: null,
  officerId: null,
  bankId: null,
  ...more,
})

const machines = ['warning', 'task', 'stop', 'freeze', 'protective_hold', 'appeal', 'story']

test('each role sees the machines it may read, a stranger to all sees none', () => {
  const everywhere = { stationId: 'here', bankId: 'our bank' }
  const seen = Object.fromEntries(
    roles.map((role) => [role, machines.filter((name) => isVisibleTo(viewer(role), row(name, everywhere)))]),
  )
  expect(seen).toEqual({
    operator: ['warning', 'task', 'stop', 'freeze', 'protective_hold', 'appeal'],
    officer: ['warning', 'task', 'stop'],
    grid: [],
    liaison: ['stop', 'freeze', 'protective_hold', 'appeal'],
    publicity: ['story'],
    supervisor: machines,
    admin: machines,
  })
})

test('a machine nobody has a policy for is the administrator’s alone', () => {
  expect(roles.filter((role) => isVisibleTo(viewer(role), row('new')))).toEqual(['admin'])
})

test('a desk with a district sees that one, and what has none yet', () => {
  const desk = viewer('operator', { districtCode: '330602' })
  expect(isVisibleTo(desk, row('warning', { districtCode: '330602' }))).toBe(true)
  expect(isVisibleTo(desk, row('warning', { districtCode: '330603' }))).toBe(false)
  expect(isVisibleTo(desk, row('warning'))).toBe(true)
})

test("an officer sees his station's tasks and his own, no other", () => {
  const officer = viewer('officer')
  expect(isVisibleTo(officer, row('task', { stationId: 'here' }))).toBe(true)
  expect(isVisibleTo(officer, row('task', { stationId: 'there', officerId: 'me' }))).toBe(true)
  expect(isVisibleTo(officer, row('task', { stationId: 'there', officerId: 'other' }))).toBe(false)
  expect(isVisibleTo(officer, row('task'))).toBe(false)
})

test('a grid worker sees the follow-ups of the station come and go, and nothing before them', () => {
  const worker = viewer('grid')
  expect(isVisibleTo(worker, row('task', { stationId: 'here', toState: 'reported' }))).toBe(true)
  expect(isVisibleTo(worker, row('task', { stationId: 'here', toState: 'followed_up' }))).toBe(true)
  expect(isVisibleTo(worker, row('task', { stationId: 'here', toState: 'accepted' }))).toBe(false)
  expect(isVisibleTo(worker, row('task', { stationId: 'there', toState: 'reported' }))).toBe(false)
  expect(isVisibleTo(worker, row('warning', { stationId: 'here', toState: 'reported' }))).toBe(false)
})

test('a liaison sees what concerns the own bank, no other', () => {
  const liaison = viewer('liaison')
  expect(isVisibleTo(liaison, row('stop', { bankId: 'our bank' }))).toBe(true)
  expect(isVisibleTo(liaison, row('stop', { bankId: 'other bank' }))).toBe(false)
  expect(isVisibleTo(viewer('liaison', { bankId: null }), row('stop'))).toBe(false)
})
