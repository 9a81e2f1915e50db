import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { keptOnThePhone } from './worker-plugin.mts'

/** Built into dist/web, which the API process serves (src/http/web.ts). */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), keptOnThePhone()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inline: the page's content security policy would refuse it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Ant Design's table and form are one chunk of half a megabyte; the desks that use them share it.
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:8080', '/stories': 'http://127.0.0.1:8080' } },
})
