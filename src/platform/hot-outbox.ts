import type { EventName, EventPayload } from '../events'
import { jsons, smallints, texts } from '../lib/pg-array'
import type { Statement } from '../lib/sql'
import { OUTBOX_CHANNEL, outboxRows } from './outbox'

export type EmittedEvent = {
  [N in EventName]: { readonly name: N; readonly payload: EventPayload<N> }
}[EventName]

/** The events of a batch, in its transaction; the relay is woken at its commit. */
export function emitAll(events: readonly EmittedEvent[], at: Date): Statement[] {
  const rows = events.flatMap(({ name, payload }) => outboxRows(name, payload, at))
  if (rows.length === 0) return []
  return [
    {
      name: 'outbox.insert',
      text: `INSERT INTO outbox (event, version, consumer, payload, created_at)
             SELECT event, version, consumer, payload::jsonb, $5::timestamptz
               FROM unnest($1::text[], $2::int2[], $3::text[], $4::json[]) AS r(event, version, consumer, payload)`,
      values: [
        texts(rows.map(({ event }) => event)),
        smallints(rows.map(({ version }) => version)),
        texts(rows.map(({ consumer }) => consumer)),
        jsons(rows.map(({ payload }) => JSON.stringify(payload))),
        at,
      ],
    },
    { name: 'outbox.notify', text: `SELECT pg_notify($1::text, '')`, values: [OUTBOX_CHANNEL] },
  ]
}
