import { z } from 'zod'

/** A bank as a message names it. */
export const agent = z.object({
  FinInstnId: z.object({
    BICFI: z.string().optional(),
    ClrSysMmbId: z.object({ MmbId: z.string() }).optional(),
    Nm: z.string().optional(),
  }),
})
export type Agent = z.output<typeof agent>

/** A bank as the centre knows it. */
export interface KnownBank {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly bic: string | null
}

const INSTITUTION = 8

/** Eight characters name the bank, three more its branch (ISO 9362). */
export const isSameInstitution = (a: string, b: string): boolean =>
  a.slice(0, INSTITUTION) === b.slice(0, INSTITUTION)

/** Our code of the bank; else its own name or number, which a signal may carry as well. null: it is not named. */
export function bankOf(agent: Agent, banks: readonly KnownBank[]): string | null {
  const { BICFI: bic, ClrSysMmbId: member, Nm: name } = agent.FinInstnId
  const known = banks.find(
    (bank) =>
      (bic !== undefined && bank.bic !== null && isSameInstitution(bank.bic, bic)) ||
      (name !== undefined && (bank.name === name || bank.code === name)),
  )
  return known?.code ?? name ?? bic ?? member?.MmbId ?? null
}
