import type { Value } from '../expression/value'
import type { TextFinding } from '../text/text-model'
import type { FactContext } from './context'
import { fact, type FactDefinition } from './definition'

function of(read: (text: TextFinding, context: FactContext) => Value): FactDefinition['read'] {
  return (context) => {
    const text = context.text()
    return text === null ? undefined : read(text, context)
  }
}

function countIn(...groups: string[]): FactDefinition['read'] {
  return of(
    (text, { lexicon }) => text.lexicon.asserted.filter((e) => groups.includes(lexicon.groupOf(e))).length,
  )
}

function namesIn(...groups: string[]): FactDefinition['read'] {
  return of((text, { lexicon }) =>
    text.lexicon.asserted
      .filter((element) => groups.includes(lexicon.groupOf(element)))
      .map((element) => lexicon.nameOf(element))
      .join('、'),
  )
}

export const textFacts: readonly FactDefinition[] = [
  fact(
    'text.fraud',
    'double',
    of((text) => text.fraud),
  ),
  fact(
    'text.logOdds',
    'double',
    of((text) => text.logOdds),
  ),
  fact(
    'text.typology',
    'string',
    of((text) => text.typology),
  ),
  fact(
    'text.joined',
    'int',
    of((_, context) => context.joinedTexts),
  ),
  fact(
    'text.length',
    'int',
    of((text) => text.length),
  ),
  fact(
    'text.elements',
    'list<string>',
    of((text) => text.lexicon.asserted),
  ),
  fact(
    'text.warned',
    'list<string>',
    of((text) => text.lexicon.warned),
  ),
  fact(
    'text.isWarning',
    'bool',
    of((text) => text.lexicon.isWarning),
  ),
  fact('text.claimCount', 'int', countIn('claim')),
  fact('text.pretextCount', 'int', countIn('pretext')),
  fact('text.demandCount', 'int', countIn('demand')),
  fact('text.pressureCount', 'int', countIn('pressure', 'secrecy', 'channel')),
  fact('text.claims', 'string', namesIn('claim')),
  fact('text.pretexts', 'string', namesIn('pretext')),
  fact('text.demands', 'string', namesIn('demand')),
  fact('text.pressures', 'string', namesIn('pressure', 'secrecy', 'channel')),
]
