import type { z } from 'zod'
import type { Context } from '../context'
import { typologyName } from '../stations'
import { maskedPerson, openIdentity, profileOf } from '../warnings'
import { followUpQuestions } from './questions'
import type { FollowUpRow } from './repository'
import type { followUpDetail, followUpView } from './schema'
import { dueAtOf, holderOf } from './service'

export async function presentFollowUp(ctx: Context, row: FollowUpRow): Promise<z.input<typeof followUpView>> {
  const { warning } = row
  const { name, phone } = maskedPerson(ctx, warning.party)
  const holder = holderOf(row)
  return {
    id: row.id,
    number: row.number,
    person: { name, phone },
    districtName: warning.district?.name ?? null,
    townName: warning.town?.name ?? null,
    typologyName: await typologyName(ctx, warning.typology),
    dueAt: dueAtOf(row).toISOString(),
    takenBy: holder?.displayName ?? null,
    isMine: holder !== null && holder.id === ctx.actor.id,
  }
}

/** Who it is and how to reach them; of the company they work for no more than where it is, if they have no address. */
export async function presentDetail(ctx: Context, row: FollowUpRow): Promise<z.input<typeof followUpDetail>> {
  const { party, organisation } = row.warning
  const hasAddress = (profileOf(ctx, party).address ?? '') !== ''
  const opened = await openIdentity(
    ctx,
    { party, organisation: hasAddress ? null : organisation },
    'doorstep',
  )
  return {
    ...(await presentFollowUp(ctx, row)),
    opened: {
      name: opened.name,
      phones: opened.phones,
      address: opened.address ?? opened.organisation?.address ?? null,
    },
    questions: { zh: [...followUpQuestions.zh], en: [...followUpQuestions.en] },
  }
}
