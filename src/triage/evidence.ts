import type { z } from 'zod'
import type { Context, Purpose } from '../context'
import type { TextMark } from '../engine'
import { readEvaluation } from '../evaluations'
import { AppError, notFound } from '../errors'
import { readWords, type Words } from '../rulesets'
import { openSignal, type Signal } from '../signals'
import { readWarning } from '../warnings'
import { traceSchema, type textView } from './schema'

type TextView = z.input<typeof textView>

/**
 * Opens what was said: a message, a report's narrative, a payment's memo, a call's transcript; with what the engine saw
 * in it. The purpose goes into the audit log.
 * @throws AppError not_found when the signal is not of this warning or has no text
 */
export async function openText(
  ctx: Context,
  { warningId, signalId }: { readonly warningId: string; readonly signalId: string },
  purpose: Purpose,
): Promise<TextView> {
  await readWarning(ctx, warningId)
  const joined = await ctx.db.warningSignal.findUnique({
    where: { warningId_signalId: { warningId, signalId } },
    select: { signalId: true },
  })
  if (joined === null) throw notFound('signal of this warning')
  const said = saidIn(await openSignal(ctx, signalId, purpose))
  if (said === null) throw new AppError('not_found', 'the signal has no text')
  const evaluation = await readEvaluation(ctx.db, signalId)
  const words = await readWords(ctx, evaluation?.ruleset ?? null)
  const marks = words.marks(said.text)
  const trace = traceSchema.parse(evaluation?.trace ?? {})
  return {
    signalId,
    ...said,
    marks: marks.map(({ start, end, element, kind, isWarned, label }) => ({
      start,
      end,
      element,
      kind,
      isWarned,
      label,
    })),
    alsoSeen: alsoSeen(words, trace.elements, marks),
    ruleset: words.ruleset,
  }
}

/** The text as the engine read it: a transcript's turns are lines of one text. */
export function saidIn(signal: Signal): Pick<TextView, 'kind' | 'text' | 'turns'> | null {
  switch (signal.type) {
    case 'message':
      return { kind: 'message', text: signal.text, turns: [] }
    case 'report':
      return signal.narrative === undefined ? null : { kind: 'narrative', text: signal.narrative, turns: [] }
    case 'transaction':
      return signal.memo === undefined ? null : { kind: 'memo', text: signal.memo, turns: [] }
    case 'call':
      return transcriptOf(signal.transcript ?? [])
  }
}

function transcriptOf(spoken: readonly { readonly speaker?: string | undefined; readonly text: string }[]) {
  if (spoken.length === 0) return null
  const turns: TextView['turns'] = []
  let at = 0
  for (const { speaker, text } of spoken) {
    turns.push({ speaker: speaker ?? null, start: at, end: at + text.length })
    at += text.length + 1
  }
  return { kind: 'transcript' as const, text: spoken.map(({ text }) => text).join('\n'), turns }
}

/** A message is judged with those before it: what was seen then and does not stand in this one alone. */
function alsoSeen(
  words: Words,
  elements: readonly string[],
  marks: readonly TextMark[],
): TextView['alsoSeen'] {
  const marked = new Set(marks.map(({ element }) => element))
  return elements.flatMap((element) => {
    const label = marked.has(element) ? null : words.labelOf(element)
    return label === null ? [] : [{ element, label }]
  })
}
