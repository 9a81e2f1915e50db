#!/usr/bin/env node
// The program, built first when this is a checkout whose sources have changed.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

const source = new URL('../scripts/build.mjs', import.meta.url)
if (existsSync(source)) {
  const { build } = await import(source.href)
  await build()
}
process.setSourceMapsEnabled(true)
createRequire(import.meta.url)('../dist/menshen.cjs')
