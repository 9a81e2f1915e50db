import type { PackFile } from '../engine'

/** Some files of a pack otherwise, and some gone. */
export interface PackChanges {
  readonly files: readonly PackFile[]
  readonly removed: readonly string[]
}

export function withChanges(base: readonly PackFile[], { files, removed }: PackChanges): PackFile[] {
  const gone = new Set([...removed, ...files.map(({ path }) => path)])
  return [...base.filter(({ path }) => !gone.has(path)), ...files]
}
