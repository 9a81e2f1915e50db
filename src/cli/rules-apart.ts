import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { checkRulePack, createEngine, RulePackError } from '../engine'
import { createModelCache } from '../platform/model-cache'
import { loadConfig } from '../config'
import { systemActor } from '../context'
import { openWorld } from '../platform/world'
import { judgeReplayOf } from '../replays'
import { checkFiles } from '../rulesets'

const filesSchema = z.array(z.object({ path: z.string(), text: z.string() }))

/**
 * What a running service has done in a process of its own (`runApart`), with the files of a pack as JSON on standard
 * input: `check-files` tells what they come to, `train` leaves the weights of their text model in the cache. `judge-replay`
 * has the id of a replay there, and works in the database.
 */
export async function runApartCommand(command: string): Promise<number | null> {
  if (command === 'judge-replay') return judgeReplay()
  if (command !== 'check-files' && command !== 'train') return null
  const files = filesSchema.parse(JSON.parse(await text(process.stdin)))
  if (command === 'check-files') {
    process.stdout.write(JSON.stringify(checkFiles(files)))
    return 0
  }
  try {
    createEngine(checkRulePack(files), { cache: createModelCache() })
    return 0
  } catch (error) {
    // Whoever asked checks them as well, and says what is wrong with them.
    if (error instanceof RulePackError) return 1
    throw error
  }
}

async function judgeReplay(): Promise<number> {
  const id = z.uuid().parse(JSON.parse(await text(process.stdin)))
  const world = await openWorld(loadConfig())
  try {
    await judgeReplayOf(world.context(systemActor('replay')), id)
    return 0
  } finally {
    await world.close()
  }
}
