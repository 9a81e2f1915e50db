import type { Pool } from 'pg'
import type { Clock, Vault } from '../context'

const CHECK_FIELD = 'vault_key.check'
const CHECK_TEXT = 'menshen'

/**
 * Opens the known text that every key version has sealed in this database, and seals it with a version that is
 * new. So a wrong key stops the start, before anything is written that nobody could open.
 */
export async function checkVaultKeys(pool: Pool, vault: Vault, clock: Clock): Promise<void> {
  const { rows } = await pool.query<{ version: number; check_seal: Buffer }>(
    'SELECT version, check_seal FROM vault_key ORDER BY version',
  )
  for (const { version, check_seal } of rows) {
    if (!opens(vault, check_seal)) {
      throw new Error(
        `MENSHEN_VAULT_KEYS: key ${version} is missing or is not the one this database was sealed with`,
      )
    }
  }
  await pool.query(
    'INSERT INTO vault_key (version, check_seal, created_at) VALUES ($1, $2, $3) ON CONFLICT (version) DO NOTHING',
    [vault.keyVersion, Buffer.from(vault.seal(CHECK_FIELD, CHECK_TEXT)), clock.now()],
  )
}

function opens(vault: Vault, seal: Buffer): boolean {
  try {
    return vault.openSilently(CHECK_FIELD, seal) === CHECK_TEXT
  } catch {
    // An unknown version and a failed authentication mean the same here: not our key.
    return false
  }
}
