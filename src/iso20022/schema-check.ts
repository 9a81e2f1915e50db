import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { memoryPages, validateXML } from 'xmllint-wasm'
import type { FileProblem } from './document'
import { isoLimits } from './limits'

/** Checks a document against the schema of its message, where the folder has it. */
export type SchemaCheck = (message: string, xml: string) => Promise<SchemaVerdict>

export type SchemaVerdict =
  | { readonly outcome: 'valid' | 'no_schema' }
  | { readonly outcome: 'invalid'; readonly problems: FileProblem[] }

const MESSAGE = /^[a-z]{4}\.\d{3}\.\d{3}\.\d{2}$/

/**
 * Schemas are ISO's: the centre puts the files it has got from iso20022.org ("camt.056.001.08.xsd") into a folder.
 * @param folder null: no schema is there to be checked against
 */
export const schemaCheckIn =
  (folder: string | null): SchemaCheck =>
  async (message, xml) => {
    const schema = folder === null || !MESSAGE.test(message) ? null : await readIfThere(folder, message)
    return schema === null ? { outcome: 'no_schema' } : check(schema, xml)
  }

async function readIfThere(folder: string, message: string): Promise<string | null> {
  const path = join(folder, `${message}.xsd`)
  try {
    await access(path)
  } catch {
    return null
  }
  return readFile(path, 'utf8')
}

async function check(schema: string, xml: string): Promise<SchemaVerdict> {
  const { valid, errors } = await validateXML({
    xml: { fileName: 'message.xml', contents: xml },
    schema: { fileName: 'schema.xsd', contents: schema },
    maxMemoryPages: 256 * memoryPages.MiB,
  })
  if (valid) return { outcome: 'valid' }
  const told = errors.slice(0, isoLimits.problems.value).map(({ message, loc }) => ({
    path: `lines.${loc?.lineNumber ?? 1}`,
    expected: `${elementOf(message)} as in the schema`,
  }))
  return { outcome: 'invalid', problems: [...new Map(told.map((each) => [each.path, each])).values()] }
}

/** "Element '{urn:…}Nm': …the value 'Zhang' is not…": the name is told, the value is not. */
const elementOf = (message: string): string => /Element '(?:\{[^}]*\})?([\w.-]+)'/.exec(message)?.[1] ?? 'it'
