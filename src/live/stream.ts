import type { Response } from 'express'
import { encodePosition, isAfter, type Position } from './position'
import type { LiveRow } from './repository'
import { isVisibleTo, type Viewer } from './visible'

// What waits to be sent to one client. Beyond it the client is dropped; it comes back with Last-Event-ID.
const MAX_WAITING_BYTES = 512 * 1024

export interface Stream {
  readonly sessionId: string
  readonly position: Position
  readonly isOpen: boolean
  /** Sends what is after the stream's position and for its viewer; the rest only moves the position. */
  deliver(rows: readonly LiveRow[]): void
  /** Says that nothing was missed so far; `reset`: what was asked for cannot be told, read everything anew. */
  greet(kind: 'ready' | 'reset'): void
  beat(): void
  /** Waits until the client has taken what was sent, or is gone. */
  drained(): Promise<void>
  close(): void
}

/** One client's server-sent events. */
export function createStream(response: Response, viewer: Viewer, sessionId: string, from: Position): Stream {
  let position = from
  const isOpen = (): boolean => !response.destroyed && !response.writableEnded
  const write = (text: string): void => {
    if (!isOpen()) return
    response.write(text)
    if (response.writableLength > MAX_WAITING_BYTES) response.destroy()
  }
  return {
    sessionId,
    get position() {
      return position
    },
    get isOpen() {
      return isOpen()
    },
    deliver(rows) {
      const news = rows.filter((row) => isAfter(row, position))
      const text = news.filter((row) => isVisibleTo(viewer, row)).map((row) => eventText(viewer, row))
      const last = news.at(-1)
      if (last !== undefined) position = { xid: last.xid, id: last.id }
      if (text.length > 0) write(text.join(''))
    },
    greet: (kind) => write(`id: ${encodePosition(position)}\nevent: ${kind}\ndata: {}\n\n`),
    // An id without data moves Last-Event-ID on past what was not this client's to see.
    beat: () => write(`: beat\nid: ${encodePosition(position)}\n\n`),
    drained: () =>
      new Promise((resolve) => {
        if (!isOpen() || !response.writableNeedDrain) {
          resolve()
          return
        }
        response.once('drain', resolve)
        response.once('close', resolve)
      }),
    close: () => void response.end(),
  }
}

function eventText(viewer: Viewer, row: LiveRow): string {
  const { machine, subjectId, event, fromState, toState } = row
  // Publicity works from the story alone and has no way to the case behind it.
  const warningId = viewer.role === 'publicity' ? null : row.warningId
  const id = encodePosition(row)
  const fields = { id, machine, subjectId, warningId, event, fromState, toState, at: row.at.toISOString() }
  return `id: ${id}\nevent: transition\ndata: ${JSON.stringify(fields)}\n\n`
}
