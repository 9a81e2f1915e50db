import { findRedis, INSTALL_REDIS, installRedis } from './redis'

/** A Redis to start, installed if it may be. @throws one line that says what to install */
export function ensureRedis(logFile: string, onInstall: () => void = () => undefined): void {
  if (findRedis() !== null) return
  onInstall()
  if (!installRedis(logFile) || findRedis() === null) throw new Error(INSTALL_REDIS)
}
