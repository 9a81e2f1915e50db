import type { Context, Purpose } from '../context'
import { AppError } from '../errors'
import { found } from '../transitions'
import { isLive, readWarning, remarkOnWarning, type WarningRow } from '../warnings'
import * as repository from './repository'
import type { ContactDetails, ContactRow } from './repository'
import type { contactOutcomes, NewContact } from './schema'

/** More than these is a telephone book. */
const MOST_CONTACTS = 20

export type ContactOutcome = (typeof contactOutcomes)[number]

const HAS_REACHED: readonly string[] = ['will_help', 'told'] satisfies ContactOutcome[]

/** Whom nobody has reached yet first, each group in the order in which they were told. @throws AppError not_found */
export async function listContacts(ctx: Context, warningId: string): Promise<ContactRow[]> {
  await readWarning(ctx, warningId)
  const rows = await repository.contactsOf(ctx, warningId)
  return [...rows.filter((row) => !isReached(row)), ...rows.filter(isReached)]
}

const isReached = ({ contactCalls }: ContactRow): boolean =>
  contactCalls.some(({ outcome }) => HAS_REACHED.includes(outcome))

/** @throws AppError not_found, illegal_move when the warning is over, or has enough of them */
export const addContact = (ctx: Context, warningId: string, contact: NewContact): Promise<ContactRow> =>
  ctx.transact(async (tx) => {
    const warning = await readWarning(tx, warningId)
    requireGoingOn(warning)
    if ((await repository.contactsOf(tx, warningId)).length >= MOST_CONTACTS)
      throw new AppError('illegal_move', `contact: ${MOST_CONTACTS} are enough`)
    const { kind, name, relation, phone } = contact
    const id = tx.ids.next()
    await repository.insertContact(tx, {
      id,
      warningId,
      kind,
      addedBy: callerOf(tx),
      details: { name: name ?? null, relation: relation ?? null, phone },
    })
    await remarkOnWarning(tx, warning, 'contact_added', kind)
    return found(await repository.readContact(tx, id), 'contact')
  })

/** @throws AppError not_found, illegal_move */
export const recordContactCall = (ctx: Context, id: string, outcome: ContactOutcome): Promise<ContactRow> =>
  ctx.transact(async (tx) => {
    const contact = found(await repository.readContact(tx, id), 'contact')
    const warning = await readWarning(tx, contact.warningId)
    requireGoingOn(warning)
    await repository.insertCall(tx, { contactId: id, outcome, calledBy: callerOf(tx) })
    await remarkOnWarning(tx, warning, 'contact_called', `${contact.kind}: ${outcome}`)
    return found(await repository.readContact(tx, id), 'contact')
  })

/** Name and telephone in full; the purpose goes into the audit log. @throws AppError not_found */
export async function openContact(ctx: Context, id: string, purpose: Purpose): Promise<ContactDetails> {
  const contact = found(await repository.readContact(ctx, id), 'contact')
  await readWarning(ctx, contact.warningId)
  return repository.openDetails(ctx, contact, purpose)
}

function requireGoingOn(warning: WarningRow): void {
  // A victim is looked after when the warning is confirmed, too.
  if (!isLive(warning) && warning.state !== 'confirmed')
    throw new AppError('illegal_move', `warning: it is ${warning.state}`)
}

function callerOf({ actor }: Context): string {
  if (actor.kind !== 'user') throw new AppError('forbidden', 'only a person may do this')
  return actor.id
}
