import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, RUNNING_FILE } from '../../config'
import { claim, ensureKeys, publishRunning } from './data-folder'
import { birthOf, isAlive } from './processes'

let dir: string
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'menshen-folder-'))))
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const ownedBy = (pid: number, birth: string, children: object[] = []): void =>
  writeFileSync(join(dir, 'start.json'), JSON.stringify({ owner: { pid, birth }, children }))

test('keys are made once, and are for the owner’s eyes only', () => {
  const made = ensureKeys(dir)
  expect(ensureKeys(dir)).toEqual(made)
  expect(statSync(join(dir, 'keys.env')).mode & 0o777).toBe(0o600)
})

test('no new keys are made for data that old ones have sealed', () => {
  mkdirSync(join(dir, 'postgres'))
  expect(() => ensureKeys(dir)).toThrow(/keys\.env is gone/)
  expect(existsSync(join(dir, 'keys.env'))).toBe(false)
})

test('the folder of a living run is refused, with its process', async () => {
  ownedBy(process.ppid, birthOf(process.ppid))
  await expect(claim(dir)).rejects.toThrow(`runs already (process ${process.ppid}`)
})

test('a run that is about to end is waited for', async () => {
  const former = spawn('sleep', ['60'])
  const pid = former.pid ?? 0
  const owner = { pid, birth: birthOf(pid) }
  writeFileSync(join(dir, 'start.json'), JSON.stringify({ owner, children: [], isStopping: true }))

  const claiming = claim(dir)
  former.kill()

  const folder = await claiming
  expect(isAlive(pid)).toBe(false)
  folder.release()
})

test('a process that only has the number of a former run is not taken for it', async () => {
  ownedBy(process.ppid, 'another birth')
  const folder = await claim(dir)
  folder.release()
})

test('what a crashed run left running is ended', async () => {
  const orphan = spawn('sleep', ['60'])
  const pid = orphan.pid ?? 0
  ownedBy(999_999_999, '', [{ pid, birth: birthOf(pid) }])

  const folder = await claim(dir)

  expect(isAlive(pid)).toBe(false)
  folder.release()
})

test('a note that a crash cut off stops nothing', async () => {
  writeFileSync(join(dir, 'start.json'), '{"owner":')
  const folder = await claim(dir)
  folder.noteChild(process.pid)
  expect(readFileSync(join(dir, 'start.json'), 'utf8')).toContain(String(process.pid))
  folder.release()
  expect(existsSync(join(dir, 'start.json'))).toBe(false)
})

test('the other commands find the running service in development, never in production', () => {
  publishRunning(dir, { DATABASE_URL: 'postgres://embedded' })
  expect(environment({ MENSHEN_DATA_DIR: dir })['DATABASE_URL']).toBe('postgres://embedded')
  expect(environment({ MENSHEN_DATA_DIR: dir, NODE_ENV: 'production' })['DATABASE_URL']).toBeUndefined()
  expect(statSync(join(dir, RUNNING_FILE)).mode & 0o777).toBe(0o600)
})
