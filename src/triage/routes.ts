import { route } from '../http/route'
import { readWords } from '../rulesets'
import { firstWordsFor } from '../tasks'
import { callWordsFor } from './call-words'
import { openText } from './evidence'
import { readMoney } from './money'
import * as schema from './schema'
import { readScript } from './scripts'
import { openWhereabouts } from './open-whereabouts'
import { readSuggestion } from './suggestion'

const tag = 'triage'
const params = schema.warningParams

/** What whoever decides on one warning looks at, gathered from all stages; nothing here changes anything. */
export const triageRoutes = [
  route({
    method: 'post',
    path: '/v1/warnings/:id/signals/:signalId/text',
    policy: 'warning.open-evidence',
    tag,
    summary: 'Open what was said, with what the engine saw in it; the purpose goes into the audit log',
    params: schema.signalParams,
    body: schema.purposeBody,
    response: schema.textView,
    errors: ['not_found'],
    handle: (ctx, { params: { id, signalId }, body }) =>
      openText(ctx, { warningId: id, signalId }, body.purpose),
  }),
  route({
    method: 'get',
    path: '/v1/lexicon/elements',
    policy: 'rule.read',
    tag,
    summary: 'The elements that the live rules look for in texts, by name in both languages',
    response: schema.elementsView,
    errors: ['not_found'],
    handle: async (ctx) => {
      const { elements } = await readWords(ctx, null)
      return { items: elements.map(({ element, kind, label }) => ({ element, kind, label: { ...label } })) }
    },
  }),
  route({
    method: 'get',
    path: '/v1/scripts/:id',
    policy: 'rule.read',
    tag,
    summary: 'A known script that a text was similar to, by its id (percent-encoded)',
    params: schema.scriptParams,
    response: schema.scriptView,
    errors: ['not_found'],
    handle: (ctx, { params: { id } }) => readScript(ctx, id),
  }),
  route({
    method: 'get',
    path: '/v1/warnings/:id/money',
    policy: 'warning.read',
    tag,
    summary: 'The way of the money, by tiers of accounts; accounts and holders are masked',
    params,
    response: schema.moneyView,
    errors: ['not_found'],
    handle: (ctx, input) => readMoney(ctx, input.params.id),
  }),
  route({
    method: 'get',
    path: '/v1/warnings/:id/suggestion',
    policy: 'warning.dispatch',
    tag,
    summary: 'Whom a dispatch would choose now and why, who comes next, and who else is near',
    params,
    response: schema.suggestionView,
    errors: ['not_found'],
    handle: (ctx, input) => readSuggestion(ctx, input.params.id),
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/whereabouts',
    policy: 'warning.open-identity',
    tag,
    summary: 'Open where the person is; the purpose goes into the audit log',
    params,
    body: schema.purposeBody,
    response: schema.whereaboutsView,
    errors: ['not_found', 'forbidden'],
    handle: (ctx, input) => openWhereabouts(ctx, input.params.id, input.body.purpose),
  }),
  route({
    method: 'get',
    path: '/v1/typologies/:id/words',
    policy: 'warning.call',
    tag,
    summary: 'What to say first to a victim of this kind of fraud, on the telephone and at the door',
    params: schema.typologyParams,
    response: schema.wordsView,
    handle: (_, { params: { id } }) => {
      const { lines, ifRefused } = callWordsFor(id)
      const door = firstWordsFor(id)
      return Promise.resolve({
        typology: id,
        call: lines.map((line) => ({ ...line })),
        ifRefused: { ...ifRefused },
        door: { zh: [...door.zh], en: [...door.en] },
      })
    },
  }),
]
