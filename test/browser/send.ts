import type { Desk } from './kit'

export interface Told {
  readonly warningId: string | null
  readonly evaluation: { readonly level: string; readonly action: string }
}

/** Sends one signal as its source does. @returns what the source is told */
export async function send(desk: Desk, key: string, signal: object): Promise<Told> {
  const answer = await fetch(desk.at('/v1/signals'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(signal),
  })
  const told: unknown = await answer.json()
  if (!answer.ok) throw new Error(`the signal was refused: ${JSON.stringify(told)}`)
  return told as Told
}

/** @returns the warning that it opened or joined */
export async function warningOf(desk: Desk, key: string, signal: object): Promise<string> {
  const told = await send(desk, key, signal)
  if (told.warningId === null) throw new Error(`no warning: ${JSON.stringify(told)}`)
  return told.warningId
}
