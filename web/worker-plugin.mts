import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin, type Rollup } from 'vite'

/** Where the desk begins that works without a network. */
const DESK = '/desks/officer/index.tsx'
const PUBLIC = ['manifest.webmanifest', 'icon.svg', 'icon-192.png']

interface Kept {
  readonly url: string
  /** null: its name says what is in it. */
  readonly revision: string | null
}

/**
 * Builds the service worker beside the page, with the list of what it is to keep: the first page, the officer's desk,
 * and all they load. The other desks work with a network only and are not on the phone.
 */
export function keptOnThePhone(): Plugin {
  let root = ''
  let outDir = ''
  return {
    name: 'kept-on-the-phone',
    apply: 'build',
    configResolved(config) {
      root = config.root
      outDir = join(config.root, config.build.outDir)
    },
    async writeBundle(_options, bundle) {
      const assets = [
        { url: '/', revision: digestOf(join(outDir, 'index.html')) },
        ...PUBLIC.map((name) => ({ url: `/${name}`, revision: digestOf(join(root, 'public', name)) })),
        ...filesOf(bundle).map((file): Kept => ({ url: `/${file}`, revision: null })),
      ]
      await buildWorker(root, outDir, assets)
    },
  }
}

const digestOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

/** The chunks of the first page and of the desk, with all they import, and their style sheets. */
function filesOf(bundle: Rollup.OutputBundle): readonly string[] {
  const chunks = new Map(
    Object.values(bundle).flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each] as const] : [])),
  )
  const isRoot = ({ isEntry, facadeModuleId }: Rollup.OutputChunk): boolean =>
    isEntry || (facadeModuleId?.replaceAll('\\', '/').endsWith(DESK) ?? false)
  const roots = [...chunks.values()].filter(isRoot)
  if (roots.length < 2) throw new Error(`the officer's desk is not where it was: ${DESK}`)
  const files = new Set<string>()
  const add = (chunk: Rollup.OutputChunk): void => {
    if (files.has(chunk.fileName)) return
    files.add(chunk.fileName)
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
    for (const name of chunk.imports) {
      const imported = chunks.get(name)
      if (imported !== undefined) add(imported)
    }
  }
  roots.forEach(add)
  return [...files]
}

/** One classic script at the root of the site: from there it may answer for every page. */
async function buildWorker(root: string, outDir: string, assets: readonly Kept[]): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    define: { PAGE_ASSETS: JSON.stringify(assets) },
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      rollupOptions: {
        input: join(root, 'src', 'worker.ts'),
        output: { format: 'iife', entryFileNames: 'worker.js' },
      },
    },
  })
}
