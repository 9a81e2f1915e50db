import type { z } from 'zod'
import type { Context } from '../context'
import { readKnownScript } from '../rulesets'
import type { scriptView } from './schema'

/** How the engine names what `menshen cases import` has brought. */
const CASE = /^case#\d+$/

/**
 * What a text was found similar to. A script was written for the rules and may be read; a case is somebody's, and that
 * it is known is all that is said of it.
 * @throws AppError not_found
 */
export async function readScript(ctx: Context, id: string): Promise<z.input<typeof scriptView>> {
  if (CASE.test(id)) return { id, isCase: true, typology: null, voice: null, text: null }
  const { text, typology, voice } = await readKnownScript(ctx, id)
  return { id, isCase: false, typology, voice, text }
}
