import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { says } from '../said'
import { checkRulePack } from './check-pack'
import type { RulePack } from './pack'
import { problemOf, RulePackError } from './problem'
import type { PackFile } from './yaml-file'

/** Reads and checks a rule pack. Throws {@link RulePackError} listing every problem with file, line and column. */
export function loadRulePack(dir: string): RulePack {
  return checkRulePack(readPackFiles(dir))
}

/** The only place of the engine that touches the file system. */
export function readPackFiles(dir: string): PackFile[] {
  try {
    return readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.yaml'))
      .sort()
      .map((path) => ({ path, text: readFileSync(join(dir, path), 'utf8') }))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new RulePackError([problemOf(dir, says.refused(reason, reason))])
  }
}
