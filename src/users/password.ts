import { hash, verify } from '@node-rs/argon2'

// argon2id as OWASP's Password Storage Cheat Sheet has it: 19 MiB, two passes, one lane.
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const

export const MIN_PASSWORD_LENGTH = 12
// argon2 reads all of it: a limit on what a stranger can make us hash.
export const MAX_PASSWORD_LENGTH = 128

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), OPTIONS)

/** Takes as long for a user who does not exist (null) as for one who does. */
export async function isPasswordOf(passwordHash: string | null, password: string): Promise<boolean> {
  const decoy = await nobodysHash()
  const isRight = await verify(passwordHash ?? decoy, password.normalize('NFKC'))
  return isRight && passwordHash !== null
}

let nobody: Promise<string> | null = null

function nobodysHash(): Promise<string> {
  nobody ??= hashPassword('nobody has this password')
  return nobody
}
