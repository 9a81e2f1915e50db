import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { appendAudit } from '../audit'
import { loadConfig } from '../config'
import { systemActor, type Context } from '../context'
import { readPackFiles } from '../engine'
import { AppError } from '../errors'
import type { PolicyId } from '../policies'
import { openWorld } from '../platform/world'
import {
  hashBeginning,
  importPack,
  listPacks,
  publishPack,
  retirePack,
  reviewPack,
  rollBack,
  shadowPack,
  type RulesetRow,
} from '../rulesets'
import { actorNamed } from '../users'

interface Step {
  readonly policy: PolicyId
  readonly take: (ctx: Context, hash: string) => Promise<RulesetRow>
}

const steps: Readonly<Record<string, Step>> = {
  review: { policy: 'ruleset.review', take: reviewPack },
  shadow: { policy: 'ruleset.publish', take: shadowPack },
  publish: { policy: 'ruleset.publish', take: publishPack },
  retire: { policy: 'ruleset.publish', take: retirePack },
  rollback: { policy: 'ruleset.publish', take: rollBack },
}

const LISTED = 50

/** The commands over the packs of the database. @returns null: not a call we know */
export async function runPackCommand(argv: string[], usualDir: () => string): Promise<number | null> {
  const call = readCall(argv)
  if (call === null) return null
  const world = await openWorld(loadConfig())
  try {
    const ctx = world.context(systemActor('command line'))
    return await carryOut(ctx, call, usualDir)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return refused(call, error)
  } finally {
    await world.close()
  }
}

interface Call {
  readonly command: string
  readonly subject: string | undefined
  readonly as: string
  readonly note: string
}

function readCall(argv: string[]): Call | null {
  const options = { as: { type: 'string' }, note: { type: 'string' } } as const
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true })
    const [command = '', subject, ...rest] = positionals
    const isStep = Object.hasOwn(steps, command)
    const isKnown = command === 'list' || command === 'import' || (isStep && subject !== undefined)
    if (!isKnown || rest.length > 0 || (command !== 'list' && values.as === undefined)) return null
    return { command, subject, as: values.as ?? '', note: values.note ?? 'imported on the command line' }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return null
  }
}

async function carryOut(ctx: Context, call: Call, usualDir: () => string): Promise<number> {
  const { command, subject, as, note } = call
  if (command === 'list') {
    for (const row of await listPacks(ctx, LISTED)) print(row)
    return 0
  }
  const step = steps[command]
  const policy = step?.policy ?? 'ruleset.import'
  const person = ctx.as(await actorNamed(ctx, as, policy))
  const row = await person.transact(async (tx) => {
    const moved =
      step === undefined
        ? await importPack(tx, readPackFiles(subject ?? usualDir()), note)
        : await step.take(tx, await hashBeginning(tx, subject ?? ''))
    await appendAudit(tx, {
      action: policy,
      subject: 'rulesets',
      subjectId: moved.id,
      details: { command: `rules ${command}` },
    })
    return moved
  })
  print(row)
  return 0
}

function print({ hash, state, ruleCount, importedAt, note }: RulesetRow): void {
  process.stdout.write(
    `${hash}  ${state.padEnd(8)}  ${importedAt.toISOString()}  ${ruleCount} rules  ${note}\n`,
  )
}

function refused({ command, subject }: Call, error: AppError): number {
  for (const { path, expected } of error.fields)
    process.stderr.write(`${command === 'import' ? join(subject ?? '', path) : path} ${expected}\n`)
  process.stderr.write(`refused: ${error.code}${error.detail === undefined ? '' : ` (${error.detail})`}\n`)
  return 1
}
