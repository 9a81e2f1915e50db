import { publicPage } from '../http/public-page'
import { cityDayOf, cityTimeOf } from '../lib/city-day'
import { html, type Markup } from '../lib/html'
import type { Language } from './schema'
import type { Verified } from './service'
import { wordsOf, type Words } from './words'

export interface PageState {
  readonly language: Language
  /** Where the same page is found in the other language. */
  readonly path: string
}

export const formPage = (state: PageState): string =>
  page(state, (words) => ({
    title: words.form.title,
    main: html`<h1>${words.form.title}</h1>
      <p>${words.form.about}</p>
      ${form(words, state.language)} ${never(words)} ${inDoubt(words)}`,
  }))

export const verifiedPage = (verified: Verified, state: PageState, now: Date): string =>
  page(state, (words) => ({
    title: words.valid.title,
    main: html`<section class="valid" role="status">
        <h1>${words.valid.title}</h1>
        <p class="large">${words.valid.officer(verified)}</p>
        <p>${words.valid.until(timeOf(verified.expiresAt, now))}</p>
      </section>
      <p>${words.valid.compare}</p>
      ${never(words)} ${inDoubt(words)}`,
  }))

export const notValidPage = (state: PageState): string =>
  page(state, (words) => ({
    title: words.notValid.title,
    main: html`<section class="notice" role="alert">
        <h1>${words.notValid.title}</h1>
        <p>${words.notValid.why}</p>
      </section>
      <ol>
        ${words.notValid.steps.map((step) => html`<li>${step}</li>`)}
      </ol>
      ${form(words, state.language)} ${never(words)}`,
  }))

export const tooOftenPage = (state: PageState): string =>
  page(state, (words) => ({
    title: words.tooOften.title,
    main: html`<section class="notice" role="alert">
        <h1>${words.tooOften.title}</h1>
        <p>${words.tooOften.why}</p>
      </section>
      ${never(words)}`,
  }))

function page(
  { language, path }: PageState,
  content: (words: Words) => { readonly title: string; readonly main: Markup },
): string {
  const words = wordsOf(language)
  const { title, main } = content(words)
  const other = language === 'en' ? path : `${path}?lang=en`
  return publicPage({
    title: `${title} · ${words.place}`,
    description: words.form.about,
    canonical: null,
    here: '/verify',
    language,
    main,
    foot: html`<p>
      <a href="${other}" lang="${words.other.lang}" hreflang="${words.other.lang}">${words.other.name}</a>
    </p>`,
  })
}

const form = (words: Words, language: Language): Markup =>
  html`<form action="/verify" method="get">
    ${language === 'en' ? html`<input type="hidden" name="lang" value="en" />` : null}
    <label>
      ${words.form.label}
      <input
        class="code"
        name="code"
        required
        maxlength="20"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        placeholder="K7M4 P2XQ"
      />
    </label>
    <button type="submit">${words.form.button}</button>
  </form>`

const never = (words: Words): Markup =>
  html`<h2>${words.never.title}</h2>
    <ul>
      ${words.never.items.map((item) => html`<li>${item}</li>`)}
    </ul>`

const inDoubt = (words: Words): Markup => html`<p class="notice">${words.inDoubt}</p>`

/** 14:32; with the date when it is not today's. */
const timeOf = (at: Date, now: Date): string =>
  cityDayOf(at) === cityDayOf(now) ? cityTimeOf(at) : `${cityDayOf(at)} ${cityTimeOf(at)}`
