import { html, Markup } from '../lib/html'
import { reportKinds, type Errors, type FieldName, type Typed } from './form'
import { reportLimits } from './limits'
import type { Language } from './schema'
import type { Words } from './words'

interface Filled {
  readonly language: Language
  readonly token: string
  readonly typed: Typed | undefined
  readonly errors: Errors
}

/** What is wrong stands beside its field, what was typed stands in it. */
export function formMarkup(words: Words, { language, token, typed, errors }: Filled): Markup {
  const { labels, hints, form } = words
  const valueOf = (name: FieldName): string => typed?.[name] ?? ''
  const wrong = (name: FieldName): Markup | null => {
    const error = errors[name]
    return error === undefined
      ? null
      : html`<span class="wrong" id="${name}-wrong">${words.errors[error]}</span>`
  }
  const text = (name: 'contact' | 'amount' | 'phone', attributes: Markup): Markup =>
    html`<p class="field">
      <label for="${name}">${labels[name]} <span class="soft">· ${form.optional}</span></label>
      ${wrong(name)}
      <input
        id="${name}"
        name="${name}"
        value="${valueOf(name)}"
        ${attributes}
        ${describedBy(name, errors)}
      />
      <span class="soft" id="${name}-hint">${hints[name]}</span>
    </p>`
  const choice = (name: 'kind' | 'paid', options: readonly { value: string; label: string }[]): Markup =>
    html`<fieldset>
      <legend>${labels[name]}</legend>
      ${wrong(name)} ${options.map((option) => radio(name, option, valueOf(name)))}
    </fieldset>`
  const kinds = reportKinds.map((value) => ({ value, label: words.kinds[value] }))
  const answers = (['no', 'yes'] as const).map((value) => ({ value, label: words.paid[value] }))
  return html`<form action="/report${language === 'en' ? '?lang=en' : ''}" method="post">
    <input type="hidden" name="token" value="${token}" />
    ${choice('kind', kinds)}
    ${text('contact', html`maxlength="${reportLimits.contactLength}" autocomplete="off" spellcheck="false"`)}
    <p class="field">
      <label for="said">${labels.said}</label>
      ${wrong('said')} ${textarea(valueOf('said'), describedBy('said', errors))}
      <span class="soft" id="said-hint">${hints.said}</span>
    </p>
    ${choice('paid', answers)} ${text('amount', html`maxlength="20" inputmode="decimal" autocomplete="off"`)}
    ${text('phone', html`type="tel" maxlength="30" autocomplete="tel"`)}
    <p class="field trap">
      <label for="website">${form.leaveEmpty}</label>
      ${wrong('website')}
      <input id="website" name="website" value="" tabindex="-1" autocomplete="off" />
    </p>
    <button type="submit">${form.send}</button>
    <p class="soft">${form.privacy}</p>
  </form>`
}

const radio = (name: string, { value, label }: { value: string; label: string }, chosen: string): Markup =>
  html`<label class="choice">
    <input type="radio" name="${name}" value="${value}" required ${value === chosen ? html`checked` : null} />
    ${label}
  </label>`

// The first line break after the tag is eaten by the reader: one of our own, so that none of theirs is.
const textarea = (text: string, attributes: Markup): Markup =>
  new Markup(
    html`<textarea id="said" name="said" rows="5" maxlength="${reportLimits.saidLength}" ${attributes}>`
      .text +
      html`${`\n${text}`}`.text +
      '</textarea>',
  )

const describedBy = (name: FieldName, errors: Errors): Markup =>
  errors[name] === undefined
    ? html`aria-describedby="${name}-hint"`
    : html`aria-invalid="true" aria-describedby="${name}-wrong ${name}-hint"`
