// Draws the PNG icons of the page from web/public/icon.svg; called by hand when the mark has changed. Needs a Chromium.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const folder = join(import.meta.dirname, '..', 'web', 'public')
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8')
const GROUND = '#b3261e'
// A mask may cut away everything outside the middle 80 %.
const SAFE = 0.72

const icons = [
  { name: 'icon-192.png', size: 192, isMaskable: false },
  { name: 'icon-512.png', size: 512, isMaskable: false },
  { name: 'icon-180.png', size: 180, isMaskable: true },
  { name: 'icon-maskable-512.png', size: 512, isMaskable: true },
]

const browser = await chromium.launch({
  executablePath: process.env.MENSHEN_TEST_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const page = await browser.newPage()
for (const { name, size, isMaskable } of icons) {
  await page.setViewportSize({ width: size, height: size })
  const drawn = isMaskable ? size * SAFE : size
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:${size}px;background:${isMaskable ? GROUND : 'transparent'}">
       <div style="width:${drawn}px;height:${drawn}px">${svg}</div></body>`,
  )
  writeFileSync(join(folder, name), await page.screenshot({ omitBackground: true }))
}
await browser.close()
