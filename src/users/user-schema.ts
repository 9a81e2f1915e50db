import { z } from 'zod'
import { roles } from '../policies'
import { newPassword, username } from './session-schema'

const MAX_TEXT = 100
export const MAX_PAGE = 200

const displayName = z.string().trim().min(1).max(MAX_TEXT)
const badge = z.string().regex(/^[\w-]{1,40}$/, 'letters, digits and dashes')
const phone = z.string().regex(/^\+\d{6,15}$/, 'a number in the form +8613…')
/** Of the texts he is sent. */
const textLanguage = z.enum(['zh', 'en'])
const districtCode = z.string().regex(/^\d{6}$/, 'six digits')

/** A role comes with its scope: an officer with station and badge, a grid worker with a station, a liaison with a bank. */
export const newUser = z
  .strictObject({
    username,
    displayName,
    password: newPassword
      .nullable()
      .default(null)
      .describe('null: one is made that opens once, and shown this once'),
    role: z.enum(roles),
    stationId: z.uuid().nullable().default(null),
    bankId: z.uuid().nullable().default(null),
    districtCode: districtCode.nullable().default(null),
    badge: badge.nullable().default(null),
    isStationChief: z.boolean().default(false).describe('is told of what his station has missed'),
    phone: phone.nullable().default(null),
    textLanguage: textLanguage.default('zh').describe('of the texts that are sent to him'),
  })
  .meta({ id: 'NewUser' })

export const userChange = z
  .strictObject({
    displayName: displayName.optional(),
    password: newPassword.optional(),
    role: z.enum(roles).optional(),
    stationId: z.uuid().nullable().optional(),
    bankId: z.uuid().nullable().optional(),
    districtCode: districtCode.nullable().optional(),
    badge: badge.optional(),
    isStationChief: z.boolean().optional(),
    phone: phone.nullable().optional(),
    textLanguage: textLanguage.optional(),
    isActive: z.boolean().optional(),
    revision: z.int().optional().describe('of the user as he was read; another one by now is lost_race'),
  })
  .meta({ id: 'UserChange' })

export const userQuery = z.strictObject({
  role: z.enum(roles).optional(),
  isActive: z.enum(['true', 'false']).optional(),
  search: z
    .string()
    .trim()
    .min(1)
    .max(MAX_TEXT)
    .optional()
    .describe('a part of user name, display name or badge'),
  stationId: z.uuid().optional(),
  bankId: z.uuid().optional(),
  districtCode: districtCode.optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(100),
  after: z.string().max(MAX_TEXT).optional(),
})

export const userView = z
  .strictObject({
    id: z.uuid(),
    username: z.string(),
    displayName: z.string(),
    role: z.enum(roles),
    stationId: z.uuid().nullable(),
    bankId: z.uuid().nullable(),
    districtCode: z.string().nullable(),
    badge: z.string().nullable(),
    isStationChief: z.boolean().describe('is told of what his station has missed'),
    hasPhone: z.boolean(),
    textLanguage,
    isActive: z.boolean(),
    isDemo: z.boolean(),
    lockedUntil: z.iso.datetime().nullable().describe('after too many wrong passwords'),
    oneTimeUntil: z.iso
      .datetime()
      .nullable()
      .describe('his password was made by an administrator and opens until then; null: his own'),
    createdAt: z.iso.datetime(),
    revision: z.int(),
  })
  .meta({ id: 'User' })

export const userDetail = userView
  .extend({
    openSessions: z.int(),
    lastSeenAt: z.iso.datetime().nullable(),
    isOnDuty: z.boolean(),
    tasksInHand: z.array(z.string()).describe('numbers of the tasks he has accepted or been given'),
  })
  .meta({ id: 'UserDetail' })

export const oneTimePassword = z
  .strictObject({
    password: z.string().describe('shown this once'),
    until: z.iso.datetime().describe('after this it opens nothing'),
  })
  .meta({ id: 'OneTimePassword' })

export const addedUser = userView
  .extend({ oneTimePassword: oneTimePassword.nullable() })
  .meta({ id: 'AddedUser' })

export const userPage = z.strictObject({
  items: z.array(userView),
  total: z.int().describe('that fit the query, on all pages'),
  next: z.string().nullable().describe('`after` of the next page; null: this is the last'),
})
