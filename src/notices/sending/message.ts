import type { Context, OutgoingMessage } from '../../context'
import type { NotificationRow } from '../repository'
import { parametersSchema } from '../schema'
import { TO_FIELD } from '../tell'
import { isTemplate, word } from '../templates'

/** What goes out, put together from what is stored; null: it is for the page alone. */
export function messageOf(ctx: Context, row: NotificationRow): OutgoingMessage | null {
  if (row.toSealed === null || row.channel === 'desk' || !isTemplate(row.template)) return null
  const language = row.language === 'en' ? 'en' : 'zh'
  return {
    id: row.id,
    channel: row.channel === 'voice' ? 'voice' : 'sms',
    to: ctx.vault.openSilently(TO_FIELD, row.toSealed),
    language,
    text: word(row.template, parametersSchema.parse(row.parameters))[language],
    asksForKey: row.isForPerson && row.channel === 'voice',
  }
}
