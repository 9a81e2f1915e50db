import { api, Refusal, type components } from '../../../api/client'

export type Result = components['schemas']['AuditVerification']
export interface Progress {
  readonly checked: number
  readonly total: number
}
type Step = Progress | { readonly result: Result }

export interface Noted {
  readonly notedSeq: string
  readonly notedHash: string
}

/**
 * Reads the verification line by line as it goes on.
 * @throws Refusal when it does not begin, or breaks off before the result
 */
export async function followVerification(
  noted: Noted | null,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Result> {
  const { data, response } = await api.GET('/v1/audit/verification/progress', {
    params: { query: noted ?? {} },
    parseAs: 'stream',
    signal,
  })
  if (!response.ok || data === undefined || data === null) throw new Refusal(response.status, {})
  for await (const line of linesOf(data)) {
    const step: unknown = JSON.parse(line)
    if (!isStep(step)) continue
    if ('result' in step) return step.result
    onProgress(step)
  }
  throw new Refusal(0, {})
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines.filter((line) => line !== '')
  }
  if (rest !== '') yield rest
}

/** The service writes nothing else; the document does not describe the lines of a stream. */
const isStep = (value: unknown): value is Step =>
  typeof value === 'object' && value !== null && ('result' in value || 'checked' in value)

const NOTED = /^\s*([1-9]\d{0,17})\s+([0-9a-f]{64})\s*$/i

/** What was copied from a result: "1024 9f86d0…". @returns null when it is something else */
export function notedOf(text: string): Noted | null {
  const [, notedSeq, notedHash] = NOTED.exec(text) ?? []
  return notedSeq === undefined || notedHash === undefined
    ? null
    : { notedSeq, notedHash: notedHash.toLowerCase() }
}
