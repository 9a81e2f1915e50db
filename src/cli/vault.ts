import { appendAudit } from '../audit'
import { loadConfig } from '../config'
import { systemActor, type Context } from '../context'
import { retireKeys } from '../platform/retire'
import { rotateTable, type Rotation } from '../platform/rotate'
import { sealedTables } from '../platform/sealed-columns'
import { openWorld, type World } from '../platform/world'

const USAGE = `usage: menshen vault rotate
       menshen vault retire

  rotate   seals everything anew that is under an older key than the highest in MENSHEN_VAULT_KEYS, beside the running
           service. Start the service with both keys first. May be interrupted and run again.
  retire   forgets the older keys when nothing is sealed with them any more; then they can leave MENSHEN_VAULT_KEYS.
`

/** 0 when nothing is left to do, 1 when something is, 2 for a wrong call. */
export async function run(argv: string[]): Promise<number> {
  const [what, ...rest] = argv
  if (rest.length > 0 || (what !== 'rotate' && what !== 'retire')) {
    process.stderr.write(USAGE)
    return 2
  }
  const world = await openWorld(loadConfig())
  try {
    const ctx = world.context(systemActor('vault'))
    return what === 'rotate' ? await rotate(world, ctx) : await retire(world, ctx)
  } finally {
    await world.close()
  }
}

async function rotate(world: World, ctx: Context): Promise<number> {
  let isStopped = false
  const stop = (): void => {
    isStopped = true
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return rotateAll(world, ctx, () => isStopped)
}

/** Every table in turn. @returns 0: everything is under the current key */
export async function rotateAll(world: World, ctx: Context, isStopped: () => boolean): Promise<number> {
  let left = 0
  for (const table of sealedTables) {
    if (isStopped()) break
    const rotation = await rotateTable(
      {
        pool: world.database.pool,
        vault: world.vault,
        isStopped,
        onBatch: (name, resealed) => process.stderr.write(`${name}: ${resealed} …\n`),
      },
      table,
    )
    left += rotation.left
    process.stdout.write(report(table.table, rotation))
    if (rotation.resealed > 0) await noteRotation(ctx, table.table, rotation)
  }
  if (isStopped()) process.stdout.write('interrupted: run it again to go on\n')
  else if (left === 0) process.stdout.write(`everything is sealed with key ${world.vault.keyVersion}\n`)
  return isStopped() || left > 0 ? 1 : 0
}

const noteRotation = (ctx: Context, table: string, { resealed, left }: Rotation): Promise<void> =>
  appendAudit(ctx, {
    action: 'vault.rotate',
    subject: table,
    purpose: 'key-rotation',
    details: { resealed, left, keyVersion: ctx.vault.keyVersion },
  })

function report(table: string, { resealed, left, unreadable, twice }: Rotation): string {
  const lines = [`${table}: ${resealed} sealed anew${left === 0 ? '' : `, ${left} left`}`]
  if (unreadable.length > 0) lines.push(`  do not open: ${unreadable.join(', ')}`)
  if (twice.length > 0) lines.push(`  the same value is there under the new key already: ${twice.join(', ')}`)
  return `${lines.join('\n')}\n`
}

export async function retire(world: World, ctx: Context): Promise<number> {
  const { retired, inUse } = await retireKeys(world.database.pool, world.vault)
  for (const { table, count } of inUse)
    process.stdout.write(`${table}: ${count} rows are still under an older key\n`)
  if (inUse.length > 0) {
    process.stdout.write('nothing was retired: run "menshen vault rotate" first\n')
    return 1
  }
  if (retired.length > 0)
    await appendAudit(ctx, { action: 'vault.retire', details: { versions: retired.join(',') } })
  process.stdout.write(
    retired.length === 0
      ? 'there is no older key\n'
      : `key ${retired.join(', ')} can leave MENSHEN_VAULT_KEYS\n`,
  )
  return 0
}
