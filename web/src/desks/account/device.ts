export interface Device {
  readonly browser: string | null
  readonly system: string | null
}

// In this order: Edge and the others built on Chromium also call themselves Chrome, and Chrome calls itself Safari.
const browsers = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/QQBrowser\//, 'QQ Browser'],
  [/Firefox\//, 'Firefox'],
  [/(?:Chrome|CriOS)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const
const systems = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'macOS'],
  [/Linux/, 'Linux'],
] as const

/** What a browser calls itself, as far as its reader can use it. */
export const deviceOf = (userAgent: string): Device => ({
  browser: browsers.find(([sign]) => sign.test(userAgent))?.[1] ?? null,
  system: systems.find(([sign]) => sign.test(userAgent))?.[1] ?? null,
})
