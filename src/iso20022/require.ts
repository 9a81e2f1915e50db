import { z } from 'zod'
import { AppError } from '../errors'
import { readDocument, type FileProblem, type IsoDocument } from './document'
import { schemaCheckIn } from './schema-check'

/** The body of a route that takes a message as it is. */
export const xmlBody = z.string().min(1).describe('an ISO 20022 document in UTF-8')

/**
 * A document that can be read and fits its schema, where that is installed.
 * @throws AppError invalid_request by line or element
 */
export async function requireDocument(
  folder: string | null,
  xml: string,
): Promise<{ document: IsoDocument; checkedAgainst: string | null }> {
  const document = readDocument(xml)
  if (!document.ok) throw unreadable(document.error)
  const { message } = document.value
  const verdict = await schemaCheckIn(folder)(message, xml)
  if (verdict.outcome === 'invalid') throw unreadable(verdict.problems)
  return { document: document.value, checkedAgainst: verdict.outcome === 'valid' ? message : null }
}

export const unreadable = (problems: readonly FileProblem[]): AppError =>
  new AppError(
    'invalid_request',
    undefined,
    problems.map((problem) => ({ ...problem, code: 'iso20022' })),
  )
