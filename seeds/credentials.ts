import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What the demo needs to sign in, to send signals and to answer as a bank. Made once, on this machine only. */
export const demoCredentialsSchema = z.object({
  users: z.array(
    z.object({ username: z.string(), displayName: z.string(), role: z.string(), password: z.string() }),
  ),
  apiKeys: z.array(
    z.object({
      source: z.string(),
      key: z.string(),
      /** HMAC key of the webhook on which the source is told the outcome of its hold. */
      webhookSecret: z.string().nullable(),
      webhookUrl: z.string().nullable(),
    }),
  ),
  banks: z.array(z.object({ code: z.string(), secret: z.string(), gatewayUrl: z.string().nullable() })),
})

export type DemoCredentials = z.infer<typeof demoCredentialsSchema>

export const noCredentials: DemoCredentials = { users: [], apiKeys: [], banks: [] }

const fileIn = (dataDir: string): string => join(dataDir, 'demo-credentials.json')

/** Empty when there are none yet. */
export function readDemoCredentials(dataDir: string): DemoCredentials {
  const path = fileIn(dataDir)
  if (!existsSync(path)) return noCredentials
  return demoCredentialsSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
}

/** Whole or not at all, and for the owner's eyes only. */
export function writeDemoCredentials(dataDir: string, credentials: DemoCredentials): void {
  mkdirSync(dataDir, { recursive: true })
  const path = fileIn(dataDir)
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, path)
}
