import type { Vocabulary } from '../expression/checked'
import { celEnvironment } from '../expression/environment'
import type { FactDeclaration } from '../expression/value'
import { contactFacts } from './contact-facts'
import { fact, type FactDefinition } from './definition'
import { listFacts } from './list-facts'
import { textFacts } from './text-facts'
import { transactionFacts } from './transaction-facts'

/** The declared schema of conditions: facts of the signal, of its text, of lists, and of the pack's windows. */
export const signalFacts: readonly FactDefinition[] = [
  fact('signal.kind', 'string', (context) => context.kind),
  ...transactionFacts,
  ...contactFacts,
  ...listFacts,
  ...textFacts,
]

export function vocabularyOf(facts: readonly FactDeclaration[]): Vocabulary {
  return {
    facts,
    slots: new Map(facts.map((one, slot) => [one.name, slot])),
    environment: celEnvironment(facts),
  }
}
