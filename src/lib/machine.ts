import { assert } from './assert'

/**
 * A state machine as data: state -> event -> next state.
 * Every state is a key; a state without events is an end. An event leads to one target only, from
 * however many sources, so that a move is one guarded `UPDATE … WHERE state IN (sources)`.
 *
 * @example
 * const stop = machine('stop', 'drafted', {
 *   drafted: { approve: 'approved', cancel: 'cancelled' },
 *   approved: {},
 *   cancelled: {},
 * })
 * stop.sources('approve') // ['drafted']
 * stop.target('approve')  // 'approved'
 * stop.target('melt')     // does not compile
 */
export function machine<const T extends Table<T>>(
  name: string,
  initial: keyof T & string,
  table: T,
): Machine<T> {
  const moves = collectMoves(name, table)
  const states = Object.keys(table) as StateOfTable<T>[]
  return {
    name,
    initial,
    states,
    events: [...moves.keys()] as EventOfTable<T>[],
    sources: (event) => lookUp(moves, event).sources as StateOfTable<T>[],
    target: (event) => lookUp(moves, event).target as StateOfTable<T>,
    can: (state, event) => lookUp(moves, event).sources.includes(state),
    isEnd: (state) => Object.keys(rowOf(table, state)).length === 0,
    isState: (value): value is StateOfTable<T> => Object.hasOwn(table, value),
  }
}

type Table<T> = { readonly [S in keyof T]: { readonly [event: string]: keyof T & string } }
type StateOfTable<T> = keyof T & string
type EventOfTable<T> = { [S in keyof T]: keyof T[S] & string }[keyof T]

export interface Machine<T> {
  readonly name: string
  readonly initial: StateOfTable<T>
  readonly states: readonly StateOfTable<T>[]
  readonly events: readonly EventOfTable<T>[]
  /** The states in which the event is legal. */
  sources(event: EventOfTable<T>): readonly StateOfTable<T>[]
  /** Where the event leads. */
  target(event: EventOfTable<T>): StateOfTable<T>
  can(state: string, event: EventOfTable<T>): boolean
  isEnd(state: StateOfTable<T>): boolean
  isState(value: string): value is StateOfTable<T>
}

export type StateOf<M> = M extends Machine<infer T> ? StateOfTable<T> : never
export type EventOf<M> = M extends Machine<infer T> ? EventOfTable<T> : never

interface Move {
  readonly target: string
  readonly sources: string[]
}

function collectMoves(name: string, table: object): Map<string, Move> {
  const moves = new Map<string, Move>()
  for (const [state, row] of Object.entries(table)) {
    for (const [event, target] of Object.entries(row)) {
      assert(typeof target === 'string' && Object.hasOwn(table, target), `${name}: ${event} leads nowhere`)
      const move = moves.get(event) ?? { target, sources: [] }
      assert(move.target === target, `${name}: ${event} has two targets`)
      move.sources.push(state)
      moves.set(event, move)
    }
  }
  return moves
}

function lookUp(moves: Map<string, Move>, event: string): Move {
  const move = moves.get(event)
  assert(move !== undefined, `unknown event ${event}`)
  return move
}

const rowOf = (table: object, state: string): object =>
  Object.entries(table).find(([key]) => key === state)?.[1] ?? {}
