import { publicPage } from '../http/public-page'
import { html, type Markup } from '../lib/html'
import { formMarkup } from './form-markup'
import type { Errors, Typed } from './form'
import type { Language } from './schema'
import type { Progress, Receipt } from './service'
import { wordsOf, type Words } from './words'

interface Said {
  readonly language: Language
}

export interface FormState extends Said {
  readonly token: string
  readonly typed?: Typed
  readonly errors?: Errors
  /** To be sent once more: its token was no longer good and is new now, or the service had no room. */
  readonly again?: 'stale' | 'busy'
}

export function formPage({ language, token, typed, errors = {}, again }: FormState): string {
  const words = wordsOf(language)
  const isWrong = Object.keys(errors).length > 0
  const notice = again === undefined ? words.form.wrong : words.form[again]
  const isAnew = isWrong || again !== undefined
  return page(
    { language, path: '/report', title: words.form.title },
    html`${urgent(words)}
      <h1>${words.form.title}</h1>
      <p>${words.form.about}</p>
      ${isAnew ? html`<p class="notice wrong" role="alert">${notice}</p>` : null}
      ${formMarkup(words, { language, token, typed, errors })} ${isAnew ? null : find(words, language)}`,
  )
}

/** If money has left, what to do now comes before the thanks. */
export function receiptPage({ language, receipt }: Said & { readonly receipt: Receipt }): string {
  const words = wordsOf(language)
  const { number, code, hasPaid } = receipt
  return page(
    { language, path: '/report', title: words.receipt.title },
    html`${hasPaid ? urgent(words) : null}
      <section class="valid" role="status">
        <h1>${words.receipt.title}</h1>
        <dl>
          <dt>${words.receipt.number}</dt>
          <dd class="large">${number}</dd>
          <dt>${words.receipt.code}</dt>
          <dd class="code">${spaced(code)}</dd>
        </dl>
        <p>${words.receipt.keep}</p>
      </section>
      <p>${words.receipt.next}</p>
      <nav>
        <a href="${addressOf(`/report/${number}`, language)}">${words.receipt.follow}</a>
        <a href="${addressOf('/report', language)}">${words.receipt.another}</a>
      </nav>`,
  )
}

export function followPage(state: Said & { readonly number: string; readonly isWrong: boolean }): string {
  const { language, number, isWrong } = state
  const words = wordsOf(language)
  const path = `/report/${encodeURIComponent(number)}`
  const mark = isWrong ? html` aria-invalid="true" aria-describedby="code-wrong"` : null
  return page(
    { language, path, title: words.follow.title },
    html`<h1>${words.follow.title}</h1>
      <p>${words.receipt.number} <strong>${number}</strong></p>
      <p>${words.follow.about}</p>
      ${isWrong ? html`<p class="wrong" role="alert" id="code-wrong">${words.follow.wrong}</p>` : null}
      <form action="${addressOf(path, language)}" method="post">
        <label>
          ${words.follow.code}
          <input
            class="code"
            name="code"
            required
            maxlength="20"
            autocomplete="off"
            spellcheck="false"
            ${mark}
          />
        </label>
        <button type="submit">${words.follow.button}</button>
      </form>
      <p class="soft">${words.follow.lost}</p>`,
  )
}

export function progressPage(state: Said & { readonly number: string; readonly progress: Progress }): string {
  const { language, number, progress } = state
  const words = wordsOf(language)
  const { title, text } = words.progress[progress]
  return page(
    { language, path: `/report/${number}`, title },
    html`<section class="valid" role="status">
        <p>${words.receipt.number} <strong>${number}</strong></p>
        <h1>${title}</h1>
        <p>${text}</p>
      </section>
      <p>${words.receipt.next}</p>`,
  )
}

export function refusedPage({ language, isOften }: Said & { readonly isOften: boolean }): string {
  const words = wordsOf(language)
  return page(
    { language, path: '/report', title: words.refused.title },
    html`${urgent(words)}
      <section class="notice" role="alert">
        <h1>${words.refused.title}</h1>
        <p>${isOften ? words.refused.often : words.refused.other}</p>
      </section>
      <nav><a href="${addressOf('/report', language)}">${words.refused.back}</a></nav>`,
  )
}

/** Nothing on the page matters more, so it comes first. */
const urgent = ({ urgent: { title, steps } }: Words): Markup =>
  html`<section class="notice">
    <p class="large wrong">${title}</p>
    <ol>
      ${steps.map((step) => html`<li>${step}</li>`)}
    </ol>
    <nav><a class="call" href="tel:110">110</a><a class="call" href="tel:96110">96110</a></nav>
  </section>`

const find = (words: Words, language: Language): Markup =>
  html`<h2>${words.find.title}</h2>
    <form action="/report/find" method="get">
      ${language === 'en' ? html`<input type="hidden" name="lang" value="en" />` : null}
      <label>
        ${words.find.label}
        <input name="number" required maxlength="40" autocomplete="off" placeholder="JB20261126-000001" />
      </label>
      <button type="submit" class="quiet">${words.find.button}</button>
    </form>`

const spaced = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

export const addressOf = (path: string, language: Language): string =>
  language === 'en' ? `${path}?lang=en` : path

interface Head {
  readonly language: Language
  /** Where the same page is found in the other language. */
  readonly path: string
  readonly title: string
}

function page({ language, path, title }: Head, main: Markup): string {
  const words = wordsOf(language)
  return publicPage({
    title: `${title} · ${words.place}`,
    description: words.form.about,
    canonical: null,
    here: '/report',
    language,
    main,
    foot: html`<p>
      <a
        href="${addressOf(path, language === 'en' ? 'zh' : 'en')}"
        lang="${words.other.lang}"
        hreflang="${words.other.lang}"
        >${words.other.name}</a
      >
    </p>`,
  })
}
