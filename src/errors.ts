/**
 * The closed list of refusals. A code is stable: clients match on it, the text may change.
 * `retry`: what a caller or a queue may do. `never` = the same request fails again;
 * `later` = it may pass as it is; `reread` = read the current state and decide anew.
 */
export const errorCodes = {
  malformed_json: { status: 400, retry: 'never', title: 'The body is not valid JSON' },
  invalid_request: { status: 422, retry: 'never', title: 'The request does not fit its schema' },
  unsupported_media_type: { status: 415, retry: 'never', title: 'The media type is not supported' },
  body_too_large: { status: 413, retry: 'never', title: 'The body is too large' },
  not_signed_in: { status: 401, retry: 'never', title: 'Sign in first' },
  wrong_credentials: { status: 401, retry: 'never', title: 'Wrong user name or password' },
  locked_out: { status: 429, retry: 'later', title: 'Too many failed sign-ins' },
  rate_limited: { status: 429, retry: 'later', title: 'Too many requests' },
  password_change_required: { status: 403, retry: 'never', title: 'Choose a password of your own first' },
  csrf_token_missing: { status: 403, retry: 'never', title: 'The CSRF token is missing or wrong' },
  forbidden: { status: 403, retry: 'never', title: 'Your role may not do this' },
  four_eyes: { status: 403, retry: 'never', title: 'Another person must do this' },
  source_not_allowed: { status: 403, retry: 'never', title: 'This key may not send that' },
  forged_callback: {
    status: 403,
    retry: 'never',
    title: 'The call-back is not signed by the message service',
  },
  bad_signature: { status: 401, retry: 'never', title: 'The signature does not fit' },
  not_found: { status: 404, retry: 'never', title: 'There is no such thing, or not for you' },
  method_not_allowed: { status: 405, retry: 'never', title: 'The method is not allowed here' },
  illegal_move: { status: 409, retry: 'reread', title: 'The current state does not allow this' },
  lost_race: { status: 409, retry: 'reread', title: 'Somebody else was faster' },
  reference_conflict: { status: 409, retry: 'never', title: 'Other content is stored under that reference' },
  already_exists: { status: 409, retry: 'never', title: 'It exists already' },
  replay_running: { status: 409, retry: 'later', title: 'Another replay is under way' },
  stop_limit_reached: { status: 409, retry: 'never', title: 'The account has been stopped twice already' },
  amount_exceeded: { status: 409, retry: 'never', title: 'The amount is more than there is' },
  incomplete_request: { status: 422, retry: 'never', title: 'A field the bank must match is missing' },
  ruleset_refused: { status: 422, retry: 'never', title: 'The rule pack does not check' },
  story_leaks: { status: 409, retry: 'never', title: 'The story could identify somebody' },
  database_unavailable: { status: 503, retry: 'later', title: 'The database cannot be reached' },
  overloaded: { status: 503, retry: 'later', title: 'Too much at once' },
  bank_unavailable: { status: 502, retry: 'later', title: 'The bank does not answer' },
  internal: { status: 500, retry: 'later', title: 'An error of ours' },
} as const satisfies Record<string, { status: number; retry: 'never' | 'later' | 'reread'; title: string }>

export type ErrorCode = keyof typeof errorCodes

/** One wrong field: where it is (`payee.account`), what was expected. Never the value itself. */
export interface FieldError {
  readonly path: string
  readonly code: string
  readonly expected: string
}

/** An expected refusal. Its texts name fields and states, never a value that may be personal data. */
export class AppError extends Error {
  override readonly name = 'AppError'

  constructor(
    readonly code: ErrorCode,
    readonly detail?: string,
    readonly fields: readonly FieldError[] = [],
    readonly retryAfterSeconds?: number,
  ) {
    super(detail === undefined ? code : `${code}: ${detail}`)
  }

  get status(): number {
    return errorCodes[this.code].status
  }

  get isWorthRetrying(): boolean {
    return errorCodes[this.code].retry === 'later'
  }
}

export const notFound = (what: string): AppError => new AppError('not_found', `no such ${what}`)
