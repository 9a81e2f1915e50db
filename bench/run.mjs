// Bundles a measurement and runs it: node bench/run.mjs ingest
import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'
import { generate } from '../scripts/build.mjs'

const [name = 'ingest', ...rest] = process.argv.slice(2)
await generate()
await build({
  entryPoints: {
    [`bench-${name}`]: `bench/${name}.ts`,
    'bench-server': 'bench/server.ts',
    'bench-load': 'bench/load.ts',
  },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: 'linked',
  logLevel: 'error',
})
const { status } = spawnSync(process.execPath, ['--expose-gc', `dist/bench-${name}.cjs`, ...rest], {
  stdio: 'inherit',
})
process.exit(status ?? 1)
