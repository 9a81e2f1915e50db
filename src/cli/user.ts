import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { appendAudit } from '../audit'
import { loadConfig } from '../config'
import { systemActor, type Context } from '../context'
import { AppError } from '../errors'
import { openWorld } from '../platform/world'
import { addUser, newUser, type NewUser } from '../users'

const USAGE = `usage: menshen user create-admin --username NAME [--name "DISPLAY NAME"] < PASSWORD

  The first administrator of an installation; the others are added in the service. The password (12 characters or
  more) is the first line of standard input: what is an argument can be read by every user of the machine.
`

/** 0 when it is done, 1 when it is refused, 2 for a wrong call. */
export async function run(argv: string[]): Promise<number> {
  const call = readCall(argv)
  if (call === null) {
    process.stderr.write(USAGE)
    return 2
  }
  if (process.stdin.isTTY) process.stderr.write('Password: ')
  const user = newUser.safeParse({ ...call, role: 'admin', password: await firstLine(process.stdin) })
  if (!user.success) {
    for (const { path, message } of user.error.issues) process.stderr.write(`${path.join('.')}: ${message}\n`)
    return 1
  }
  const world = await openWorld(loadConfig())
  try {
    return await createAdmin(world.context(systemActor('command line')), user.data)
  } finally {
    await world.close()
  }
}

export async function createAdmin(ctx: Context, user: NewUser): Promise<number> {
  try {
    const { id } = await ctx.transact(async (tx) => {
      const { user: added } = await addUser(tx, user)
      await appendAudit(tx, { action: 'user.manage', subject: 'users', subjectId: added.id })
      return added
    })
    process.stdout.write(`${user.username} (${id}) is an administrator\n`)
    return 0
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'already_exists') throw error
    process.stderr.write(`${user.username} exists already\n`)
    return 1
  }
}

/** null: not a call we know. */
function readCall(argv: string[]): { readonly username: string; readonly displayName: string } | null {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      options: { username: { type: 'string' }, name: { type: 'string' } },
      allowPositionals: true,
    })
    const { username, name } = values
    if (positionals.length !== 1 || positionals[0] !== 'create-admin' || username === undefined) return null
    return { username, displayName: name ?? username }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return null
  }
}

/** Of a terminal nothing is shown while it is typed. */
async function firstLine(input: NodeJS.ReadStream): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: nowhere, terminal: input.isTTY })
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
  }
}
