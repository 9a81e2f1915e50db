import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ModelCache } from '../engine'
import { loadPaths } from '../config'

const EXTENSION = '.model'
/** A few packs and a few sets of cases; each is a file of some 1.5 MB. */
const MOST_KEPT = 12

/** Trained text models in the data folder. It saves seconds and holds nothing: a folder that cannot be written is no cache. */
export function createModelCache(dir = join(loadPaths().dataDir, 'models')): ModelCache {
  return {
    get(key) {
      try {
        return readFileSync(join(dir, key + EXTENSION))
      } catch (error) {
        if (isFileProblem(error)) return null
        throw error
      }
    },
    put(key, model) {
      try {
        mkdirSync(dir, { recursive: true, mode: 0o700 })
        // Renamed into place: another process never reads half a model.
        const draft = join(dir, `${key}.${process.pid}.draft`)
        writeFileSync(draft, model, { mode: 0o600 })
        renameSync(draft, join(dir, key + EXTENSION))
        forgetOldest(dir)
      } catch (error) {
        if (!isFileProblem(error)) throw error
      }
    },
  }
}

function forgetOldest(dir: string): void {
  const models = readdirSync(dir)
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => ({ path: join(dir, name), at: statSync(join(dir, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
  for (const { path } of models.slice(MOST_KEPT)) rmSync(path, { force: true })
}

const isFileProblem = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error
