import type { z } from 'zod'
import type { Context } from '../context'
import { route, type Route } from '../http/route'
import { SECOND_MS } from '../lib/duration'
import { createKeeper, type Keeper } from '../lib/kept'
import { districtOf } from '../statistics'
import { readFigures } from './figures'
import { commandLimits } from './limits'
import { readLive } from './live'
import { figuresQuery, figuresView, liveView } from './schema'

/** The wall's two questions: what goes on now, and how it went. Each process keeps its answers for seconds. */
export function commandRoutes(): readonly Route[] {
  const { liveKept, figuresKept, keptAnswers } = commandLimits
  const live = createKeeper<Awaited<ReturnType<typeof readLive>>>(
    liveKept.value * SECOND_MS,
    keptAnswers.value,
  )
  const figures = createKeeper<Awaited<ReturnType<typeof readFigures>>>(
    figuresKept.value * SECOND_MS,
    keptAnswers.value,
  )
  return [
    route({
      method: 'get',
      path: '/v1/command/live',
      policy: 'command.read',
      tag: 'command',
      summary:
        'What goes on now: live warnings, officers and tasks by district, what is overdue, open campaigns; within the own district',
      response: liveView,
      handle: (ctx) => answer(ctx, live, liveKept.value, '', (code) => readLive(ctx, code)),
    }),
    route({
      method: 'get',
      path: '/v1/command/overview',
      policy: 'command.read',
      tag: 'command',
      summary:
        'How it went in the last days: funnel with minutes, rates, money by kind, typologies by day, stations, index of the towns',
      query: figuresQuery,
      response: figuresView,
      handle: (ctx, { query: { days } }) =>
        answer(ctx, figures, figuresKept.value, String(days), (code) => readFigures(ctx, days, code)),
    }),
  ]
}

/** One answer for all who see the same, with its age. */
async function answer<T extends object>(
  ctx: Context,
  keeper: Keeper<T>,
  keptSeconds: number,
  what: string,
  make: (districtCode: string | null) => Promise<T>,
): Promise<T & Age> {
  const districtCode = districtOf(ctx.actor)
  const { value, at } = await keeper.read(`${districtCode ?? 'city'} ${what}`, ctx.clock.now(), () =>
    make(districtCode),
  )
  return { ...value, computedAt: at.toISOString(), keptSeconds, districtCode }
}

type Age = Pick<z.input<typeof liveView>, 'computedAt' | 'keptSeconds' | 'districtCode'>
