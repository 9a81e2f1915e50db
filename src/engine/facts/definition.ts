import type { FactDeclaration, FactType } from '../expression/value'
import type { ReadFact } from './context'

export interface FactDefinition extends FactDeclaration {
  read: ReadFact
}

export function fact(name: string, type: FactType, read: ReadFact): FactDefinition {
  return { name, type, read }
}
