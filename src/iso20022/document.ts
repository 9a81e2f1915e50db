import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { ok, refuse, type Result } from '../lib/result'
import { isoLimits } from './limits'

/** One thing that is wrong with a file: the line or the element, and what was expected. Never a value. */
export interface FileProblem {
  readonly path: string
  readonly expected: string
}

export interface IsoDocument {
  /** "pacs.008.001.08", from the namespace. */
  readonly message: string
  /** The one element in Document, with its children as objects, lists and texts; names without prefix. */
  readonly content: unknown
}

/** ISO 20022 names every message and its version in the namespace of its document; the parser leaves namespaces out. */
const MESSAGE =
  /<(?:[\w.-]+:)?Document\s[^>]*\bxmlns(?::[\w.-]+)?\s*=\s*["']urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\.\d{3}\.\d{3}\.\d{2})["']/

/** Read as lists even where there is one. */
const LISTS = new Set(['CdtTrfTxInf', 'Ustrd', 'CxlDtls', 'TxInfAndSts', 'CxlStsRsnInf', 'Othr', 'AddtlInf'])

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  // "0012" is an account and "1.10" a sum: every value stays text.
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: isoLimits.depth.value,
  isArray: (name) => LISTS.has(name),
})

/**
 * Reads an ISO 20022 document. A document type is refused whatever it says: entities are how XML files read what is
 * not theirs, and no bank's message has one.
 */
export function readDocument(xml: string): Result<IsoDocument, FileProblem[]> {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return wrong('xml', 'no document type and no entities')
  const checked = XMLValidator.validate(xml)
  if (checked !== true) return wrong(`lines.${checked.err.line}`, 'well-formed XML')
  const root = parse(xml)
  const document = child(root, 'Document')
  if (typeof document !== 'object' || document === null) return wrong('Document', 'the root of the file')
  const message = MESSAGE.exec(xml.replaceAll(/<!--[\s\S]*?-->/g, ''))?.[1]
  if (message === undefined) return wrong('Document', 'a namespace urn:iso:std:iso:20022:tech:xsd:…')
  const contents = Object.entries(document).filter(([name]) => !name.startsWith('@') && name !== '#text')
  const [content] = contents
  if (content === undefined || contents.length > 1) return wrong('Document', 'one message')
  const inner: unknown = content[1]
  return ok({ message, content: inner })
}

const wrong = (path: string, expected: string): Result<never, FileProblem[]> => refuse([{ path, expected }])

function parse(xml: string): unknown {
  try {
    const root: unknown = parser.parse(xml)
    return root
  } catch {
    // Too deep, or a reference to a character that is none.
    return null
  }
}

const child = (node: unknown, name: string): unknown =>
  typeof node === 'object' && node !== null
    ? Object.entries(node).find(([each]) => each === name)?.[1]
    : undefined
