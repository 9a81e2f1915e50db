import type { Request, Response } from 'express'
import type { z } from 'zod'
import type { AuditDetails } from '../audit'
import type { Context } from '../context'
import type { AppError, ErrorCode } from '../errors'
import type { PolicyId } from '../policies'

export const XML_TYPE = 'application/xml'

type Input<S> = S extends z.ZodType ? z.output<S> : undefined

/**
 * One route: what it is called, who may call it, what goes in and comes out. The same object mounts it in
 * Express, writes its OpenAPI entry and is walked by the policy test.
 */
interface RouteSpec<P, Q, B, R> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Express path, ":id" for parameters. */
  readonly path: string
  readonly policy: PolicyId
  readonly summary: string
  readonly tag: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** Longest body, where the usual limit is too small. */
  readonly maxBodyBytes?: number
  /** Omitted: 204, no content. */
  readonly response?: R
  /** Of success; 200 with a response, 204 without, unless given. */
  readonly status?: 200 | 201 | 202 | 204
  /** Refusals of its own; those every route has (schema, sign-in, policy) are added by themselves. */
  readonly errors?: readonly ErrorCode[]
  /** Failed calls of one address, at most; those that succeed count only where `counts` says so. */
  readonly limit?: {
    readonly name: string
    readonly points: number
    readonly perSeconds: number
    readonly counts?: 'failures' | 'all'
  }
  /**
   * May carry an `Idempotency-Key`: sent again with the same content it answers as the first time and does nothing.
   * For what may be sent from where the network is lost.
   */
  readonly isRepeatable?: boolean
  /** A POST that only asks, since its question is too long for an address: no transaction and no audit entry. */
  readonly isQuestion?: boolean
}

export interface RouteInput<P, Q, B> {
  readonly params: Input<P>
  readonly query: Input<Q>
  readonly body: Input<B>
  readonly request: Request
  readonly response: Response
  /** Adds to the audit entry of this change: ids, counts, states, what was before and is now; never personal data. */
  readonly note: (details: AuditDetails) => void
}

export interface JsonRoute extends RouteSpec<
  z.ZodType | undefined,
  z.ZodType | undefined,
  z.ZodType | undefined,
  z.ZodType | undefined
> {
  readonly kind: 'json'
  /** Of a message that is no JSON: its text is the body. The answer is JSON all the same. */
  readonly bodyType?: typeof XML_TYPE
  readonly handle: (ctx: Context, input: RouteInput<z.ZodType, z.ZodType, z.ZodType>) => Promise<unknown>
}

/** A route that writes its own response: a feed, a stream, a page, the answer to a page's form. */
export interface RawRoute extends RouteSpec<
  z.ZodType | undefined,
  z.ZodType | undefined,
  undefined,
  undefined
> {
  readonly kind: 'raw'
  readonly contentType: string
  readonly form?: Form
  readonly handle: (ctx: Context, input: RawInput<z.ZodType, z.ZodType>) => Promise<void>
  readonly refuse?: Refuse
}

/**
 * What a page without scripts sends (`application/x-www-form-urlencoded`). The fields come as they were typed: a page
 * says what is wrong beside each, and loses nothing. `fields` is for the document.
 */
export interface Form {
  readonly fields: z.ZodType
  readonly maxBytes: number
}

export type RawInput<P, Q> = RouteInput<P, Q, undefined> & { readonly typed: TypedFields }
export type TypedFields = Readonly<Record<string, string>>

/** Tells a refusal in the route's own form: people who read a page are not shown JSON. */
export type Refuse = (refusal: AppError, request: Request, response: Response) => void

/**
 * Answered in front of Express by a plain handler (the hot path): described here for OpenAPI, the policy walk and
 * the 405 of its other methods, but not mounted.
 */
export interface ExternalRoute extends RouteSpec<
  z.ZodType | undefined,
  z.ZodType | undefined,
  z.ZodType | undefined,
  z.ZodType | undefined
> {
  readonly kind: 'external'
  readonly requestType: 'application/json' | 'application/x-ndjson'
  readonly responseType: 'application/json' | 'application/x-ndjson'
}

export type Route = JsonRoute | RawRoute | ExternalRoute

/**
 * @example
 * export const acknowledge = route({
 *   method: 'post', path: '/v1/warnings/:id/acknowledge', policy: 'warning.acknowledge', tag: 'warnings',
 *   summary: 'Take a warning', params: z.object({ id: z.uuid() }), response: warningView,
 *   errors: ['not_found', 'illegal_move', 'lost_race'],
 *   handle: async (ctx, { params }) => presentWarning(ctx, await service.acknowledge(ctx, params.id)),
 * })
 */
export function route<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType | undefined = undefined,
>(
  spec: RouteSpec<P, Q, B, R> & {
    readonly bodyType?: JsonRoute['bodyType']
    readonly handle: (
      ctx: Context,
      input: RouteInput<P, Q, B>,
    ) => Promise<R extends z.ZodType ? z.input<R> : void>
  },
): JsonRoute {
  return { kind: 'json', ...spec } as unknown as JsonRoute
}

export function rawRoute<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
>(
  spec: RouteSpec<P, Q, undefined, undefined> & {
    readonly contentType: string
    readonly form?: Form
    readonly handle: (ctx: Context, input: RawInput<P, Q>) => Promise<void>
    readonly refuse?: Refuse
  },
): RawRoute {
  return { kind: 'raw', ...spec } as unknown as RawRoute
}

export const externalRoute = (spec: Omit<ExternalRoute, 'kind'>): ExternalRoute => ({
  kind: 'external',
  ...spec,
})
