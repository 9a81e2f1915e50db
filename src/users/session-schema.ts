import { z } from 'zod'
import { roles } from '../policies'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './password'

const MAX_USERNAME = 64

export const username = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/, 'small letters, digits, dot, dash and underscore')
  .min(2)
  .max(MAX_USERNAME)

export const newPassword = z.string().min(MIN_PASSWORD_LENGTH).max(MAX_PASSWORD_LENGTH)

export const credentials = z
  .strictObject({
    username: z.string().min(1).max(MAX_USERNAME),
    password: z.string().min(1).max(MAX_PASSWORD_LENGTH),
  })
  .meta({ id: 'Credentials' })

export const passwordChange = z.strictObject({
  currentPassword: z.string().min(1).max(MAX_PASSWORD_LENGTH),
  newPassword,
})

export const signedInUser = z
  .strictObject({
    id: z.uuid(),
    username: z.string(),
    displayName: z.string(),
    role: z.enum(roles),
    stationId: z.uuid().nullable(),
    bankId: z.uuid().nullable(),
    districtCode: z.string().nullable(),
    mustChangePassword: z
      .boolean()
      .describe('signed in with a one-time password: everything but a password of his own is refused'),
  })
  .meta({ id: 'SignedInUser' })

export const sessionView = z
  .strictObject({
    id: z.uuid(),
    userAgent: z.string(),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    /** Whichever comes first: the end of an unused session, or of any. */
    endsAt: z.iso.datetime(),
    isCurrent: z.boolean(),
  })
  .meta({ id: 'Session' })

export const openedSession = z
  .strictObject({ user: signedInUser, csrfToken: z.string(), session: sessionView })
  .meta({ id: 'OpenedSession' })
