import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { parseVaultKeys } from './vault-setting'

/** The environment, read here and nowhere else. Every variable has a line in .env.example; a test holds both equal. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What `menshen start` keeps for the commands beside it, in development only. */
export const KEYS_FILE = 'keys.env'
export const RUNNING_FILE = 'running.env'

/** Where package.json, prisma/, rules/ and seeds/ are: one above src/ and dist/ alike. */
export const projectRoot = join(__dirname, '..')

const variable = <S extends z.ZodType>(expected: string, schema: S): S => schema.describe(expected)
const flag = () => z.enum(['true', 'false']).transform((text) => text === 'true')
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max))
const decimal = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,3}(?:\.\d{1,3})?$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max))
/** Relative to where the command is called; the default to the project. */
const folder = (inProject: string) =>
  z
    .string()
    .transform((path) => resolve(path))
    .default(join(projectRoot, inProject))
const url = (...protocols: string[]) => z.string().refine((text) => protocols.includes(protocolOf(text)))

export const variables = {
  NODE_ENV: variable(
    'development, test or production',
    z.enum(['development', 'test', 'production']).default('development'),
  ),
  DATABASE_URL: variable(
    'a PostgreSQL address, postgres://user:password@host:5432/database',
    url('postgres:', 'postgresql:'),
  ),
  REDIS_URL: variable('a Redis address, redis://:password@host:6379/0', url('redis:', 'rediss:')),
  MENSHEN_HOST: variable('the address to listen on', z.string().default('127.0.0.1')),
  MENSHEN_PORT: variable('a port, 0 to 65535', whole(0, 65_535).default(8080)),
  MENSHEN_PUBLIC_URL: variable(
    'the address users and banks reach the service under, https://…',
    url('https:', 'http:').optional(),
  ),
  MENSHEN_CITY_NAMES: variable(
    'what the city is called, names separated by commas',
    z
      .string()
      .default('绍兴市')
      .transform((text) => text.split(/[,，]/u).map((name) => name.trim()))
      .pipe(z.array(z.string().min(2).max(20)).max(10)),
  ),
  MENSHEN_TRUST_PROXY: variable(
    'how many proxies in front may name the client, 0 to 8',
    whole(0, 8).default(0),
  ),
  MENSHEN_VAULT_KEYS: variable(
    '"1:<32 bytes in base64>", more separated by commas; the highest version seals',
    z.string().transform(parseVaultKeys),
  ),
  MENSHEN_LIST_KEY: variable(
    'the secret that hashed entries of lists are made with, 16 characters or more',
    z.string().min(16).optional(),
  ),
  MENSHEN_LOG_LEVEL: variable(
    'silent, error, warn, info or debug',
    z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  ),
  MENSHEN_DATA_DIR: variable('a folder the service may write', folder('.data')),
  MENSHEN_RULES_DIR: variable('the folder of the rule pack', folder('rules')),
  MENSHEN_DEMO: variable('true or false; never true in production', flag().optional()),
  MENSHEN_SIMULATED_BANK_PORT: variable('a port, 0 to 65535', whole(0, 65_535).default(8090)),
  MENSHEN_BATCH_MAX_SIGNALS: variable('1 to 4096 signals in one write', whole(1, 4_096).default(256)),
  MENSHEN_BATCH_MAX_WAIT_MS: variable('0 to 1000 milliseconds', whole(0, 1_000).default(2)),
  MENSHEN_WINDOWS: variable('memory or redis', z.enum(['memory', 'redis']).default('memory')),
  MENSHEN_DB_POOL: variable('2 to 200 database connections per process', whole(2, 200).default(10)),
  MENSHEN_REDIS_PREFIX: variable(
    'letters, digits and dashes',
    z
      .string()
      .regex(/^[\w-]{1,40}$/)
      .default('menshen'),
  ),
  MENSHEN_CAMPAIGN_HOURS: variable('1 to 720 hours', whole(1, 720).default(72)),
  MENSHEN_SESSION_IDLE_MINUTES: variable('1 to 1440 minutes', whole(1, 1_440).default(60)),
  MENSHEN_SESSION_HOURS: variable('1 to 168 hours', whole(1, 168).default(12)),
  MENSHEN_ROAD_FACTOR: variable('road metres a straight metre, 1 to 3', decimal(1, 3).optional()),
  MENSHEN_ROAD_SPEED_KMH: variable('5 to 120 kilometres an hour', whole(5, 120).optional()),
  MENSHEN_OSRM_URL: variable(
    "where the city's own OSRM server is reached, https://… or http://…",
    url('https:', 'http:').optional(),
  ),
  MENSHEN_OSRM_TIMEOUT_MS: variable('100 to 10000 milliseconds', whole(100, 10_000).default(1_500)),
  MENSHEN_METRICS_TOKEN: variable(
    'the bearer token /metrics asks of other machines, 16 characters or more',
    z.string().min(16).optional(),
  ),
  MENSHEN_ISO20022_SCHEMAS: variable(
    'a folder with schemas of ISO 20022 messages, camt.056.001.08.xsd',
    z
      .string()
      .transform((path) => resolve(path))
      .optional(),
  ),
  TWILIO_ACCOUNT_SID: variable(
    'AC and 32 hexadecimal digits',
    z
      .string()
      .regex(/^AC[0-9a-f]{32}$/i)
      .optional(),
  ),
  TWILIO_AUTH_TOKEN: variable('the auth token of that account', z.string().min(16).optional()),
  TWILIO_FROM: variable(
    'the sending number, +86…',
    z
      .string()
      .regex(/^\+\d{6,15}$/)
      .optional(),
  ),
  TWILIO_API_URL: variable(
    "where Twilio's API is reached",
    url('https:', 'http:').default('https://api.twilio.com'),
  ),
}

const schema = z.object(variables)
const paths = schema.pick({ MENSHEN_RULES_DIR: true, MENSHEN_DATA_DIR: true, MENSHEN_LIST_KEY: true })
type Values = z.infer<typeof schema>

export type Config = ReturnType<typeof arrange>

/** Lists every wrong variable by name with what was expected; never a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

/** @throws {ConfigError} */
export function loadConfig(env: Environment = environment()): Config {
  const given = withoutBlanks(env)
  const unknown = unknownNames(given)
  const parsed = schema.safeParse(given)
  if (!parsed.success)
    throw new ConfigError([...parsed.error.issues.map((issue) => explain(issue, given)), ...unknown])
  const problems = [...unknown, ...crossChecks(parsed.data)]
  if (problems.length > 0) throw new ConfigError(problems)
  return arrange(parsed.data)
}

/** What the commands that need no service read. @throws {ConfigError} */
export function loadPaths(env: Environment = environment()): {
  rulesDir: string
  dataDir: string
  listKey: string | undefined
} {
  const given = withoutBlanks(env)
  const parsed = paths.safeParse(given)
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => explain(issue, given)))
  const { MENSHEN_RULES_DIR: rulesDir, MENSHEN_DATA_DIR: dataDir, MENSHEN_LIST_KEY: listKey } = parsed.data
  return { rulesDir, dataDir, listKey }
}

/**
 * process.env over `.env`; in development over what a running `menshen start` keeps in its data folder, so that
 * the other commands find its database and keys.
 */
export function environment(own: Environment = process.env): Environment {
  const base = { ...readEnvFile(join(projectRoot, '.env')), ...withoutBlanks(own) }
  if (base['NODE_ENV'] === 'production') return base
  const dataDir = resolve(base['MENSHEN_DATA_DIR'] ?? join(projectRoot, '.data'))
  return { ...readEnvFile(join(dataDir, RUNNING_FILE)), ...readEnvFile(join(dataDir, KEYS_FILE)), ...base }
}

const readEnvFile = (path: string): Record<string, string | undefined> =>
  existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {}

function arrange(values: Values) {
  const isProduction = values.NODE_ENV === 'production'
  return {
    isProduction,
    isDemo: values.MENSHEN_DEMO ?? !isProduction,
    dataDir: values.MENSHEN_DATA_DIR,
    simulatedBankPort: values.MENSHEN_SIMULATED_BANK_PORT,
    rulesDir: values.MENSHEN_RULES_DIR,
    /** Absent: hashed entries of lists match nothing. */
    listKey: values.MENSHEN_LIST_KEY,
    logLevel: values.MENSHEN_LOG_LEVEL,
    /** Before a firm's or a station's name they are no part of it. */
    cityNames: values.MENSHEN_CITY_NAMES,
    http: {
      host: values.MENSHEN_HOST,
      port: values.MENSHEN_PORT,
      publicUrl: values.MENSHEN_PUBLIC_URL ?? `http://${values.MENSHEN_HOST}:${values.MENSHEN_PORT}`,
      /** Behind TLS: cookies are Secure. */
      isSecure: values.MENSHEN_PUBLIC_URL?.startsWith('https:') ?? false,
      trustProxy: values.MENSHEN_TRUST_PROXY,
      /** null: /metrics answers this machine only. */
      metricsToken: values.MENSHEN_METRICS_TOKEN ?? null,
    },
    database: { url: values.DATABASE_URL, poolSize: values.MENSHEN_DB_POOL },
    redis: { url: values.REDIS_URL, prefix: values.MENSHEN_REDIS_PREFIX },
    vault: { keys: values.MENSHEN_VAULT_KEYS },
    ingest: {
      maxSignals: values.MENSHEN_BATCH_MAX_SIGNALS,
      maxWaitMs: values.MENSHEN_BATCH_MAX_WAIT_MS,
      windows: values.MENSHEN_WINDOWS,
    },
    /** The same account, caller or wording is the same hand when it shows again within this. */
    campaigns: { apartHours: values.MENSHEN_CAMPAIGN_HOURS },
    session: { idleMinutes: values.MENSHEN_SESSION_IDLE_MINUTES, hours: values.MENSHEN_SESSION_HOURS },
    /** null: files are read and written without being checked against ISO's schemas. */
    isoSchemas: values.MENSHEN_ISO20022_SCHEMAS ?? null,
    roads: {
      /** null: the limits of the stations hold. */
      factor: values.MENSHEN_ROAD_FACTOR ?? null,
      speedKmh: values.MENSHEN_ROAD_SPEED_KMH ?? null,
      /** null: ways are estimated. */
      osrm:
        values.MENSHEN_OSRM_URL === undefined
          ? null
          : { url: values.MENSHEN_OSRM_URL, timeoutMs: values.MENSHEN_OSRM_TIMEOUT_MS },
    },
    twilio: twilioOf(values),
  } as const
}

function twilioOf(values: Values) {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = values
  if (accountSid === undefined || authToken === undefined || from === undefined) return null
  return { accountSid, authToken, from, apiUrl: values.TWILIO_API_URL }
}

function crossChecks(values: Values): string[] {
  const problems: string[] = []
  const twilio = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'] as const
  const absent = twilio.filter((name) => values[name] === undefined)
  if (absent.length > 0 && absent.length < twilio.length)
    problems.push(...absent.map((name) => `${name} is missing: the other settings of Twilio are there`))
  if (values.NODE_ENV !== 'production') return problems
  if (values.MENSHEN_DEMO === true) problems.push('MENSHEN_DEMO is wrong: no demo users in production')
  if (values.MENSHEN_PUBLIC_URL === undefined)
    problems.push(`MENSHEN_PUBLIC_URL is missing: expected ${expectedOf('MENSHEN_PUBLIC_URL')}`)
  return problems
}

function unknownNames(given: Environment): string[] {
  return Object.keys(given)
    .filter((name) => name.startsWith('MENSHEN_') && !name.startsWith('MENSHEN_TEST_'))
    .filter((name) => !Object.hasOwn(variables, name))
    .map((name) => `${name} is not a setting: .env.example lists those there are`)
}

function explain(issue: z.core.$ZodIssue, given: Environment): string {
  const name = String(issue.path[0])
  const isMissing = given[name] === undefined
  // A check of ours says more than "wrong": which of several keys, and why.
  const reason = issue.code === 'custom' && issue.message !== 'Invalid input' ? ` (${issue.message})` : ''
  return `${name} is ${isMissing ? 'missing' : 'wrong'}${reason}: expected ${expectedOf(name)}`
}

const expectedOf = (name: string): string =>
  Object.entries(variables).find(([known]) => known === name)?.[1].description ?? 'something else'

/** An empty variable is an absent one: compose writes `NAME=` for what is not set. */
const withoutBlanks = (env: Environment): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value === undefined || value.trim() === '' ? [] : [[name, value.trim()]],
    ),
  )

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : ''
}
