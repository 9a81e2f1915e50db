import type { Response } from 'express'
import { AppError } from '../errors'

/** One file of a folder, whatever the name holds: Express stays below `root`. @throws AppError not_found */
export function sendFile(
  response: Response,
  root: string,
  name: string,
  options: { readonly maxAge: string; readonly immutable?: boolean },
): Promise<void> {
  return new Promise((resolve, reject) => {
    response.sendFile(name, { root, ...options }, (error) => {
      // The reader has gone away: nobody is left to be told.
      if (error === undefined || response.headersSent) resolve()
      else reject('status' in error && error.status === 404 ? new AppError('not_found') : error)
    })
  })
}
