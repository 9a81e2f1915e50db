import { html, Markup } from '../lib/html'
import { blocksOf, summaryOf, type Block } from './blocks'
import type { StoryFacts } from './facts'
import { stepsOf } from './page-parts'
import { phrasesOf } from './phrases'

export interface Article {
  readonly title: string
  readonly summary: string
  readonly html: string
  readonly text: string
}

interface Told {
  readonly title: string
  readonly body: string
  readonly facts: StoryFacts
}

const RED = '#b3261e'
// Editors of official accounts keep style attributes and drop everything else: classes, style sheets, scripts, drawings.
const styles = {
  all: 'max-width:677px;margin:0 auto;font-size:16px;line-height:1.8;color:#1c1f24;letter-spacing:0.5px;',
  summary: `margin:0 0 20px;padding:12px 16px;border-left:4px solid ${RED};background-color:#f7f7f8;color:#5b6470;font-size:15px;`,
  paragraph: 'margin:0 0 16px;text-align:justify;',
  heading: `margin:28px 0 12px;padding-bottom:6px;border-bottom:2px solid ${RED};font-size:17px;font-weight:bold;line-height:1.5;`,
  step: 'margin:0 0 8px;padding-left:14px;border-left:3px solid #dfe3e8;',
  when: `color:${RED};font-weight:bold;`,
  box: 'margin:0 0 16px;padding:8px 18px 4px;background-color:#fdf3f2;border-radius:6px;',
  line: 'margin:0 0 10px;',
  number: `color:${RED};font-weight:bold;`,
  end: 'margin:24px 0 0;padding-top:12px;border-top:1px solid #dfe3e8;color:#5b6470;font-size:14px;',
} as const

/** The Chinese text as an article to paste into an official account: inline styles only, every word escaped. */
export function articleOf({ title, body, facts }: Told): Article {
  const { zh } = blocksOf(body)
  const at = zh.findIndex(({ kind }) => kind === 'list')
  const [before, deeds, after] =
    at < 0 ? [zh, null, []] : [zh.slice(0, at), zh[at]?.lines ?? null, zh.slice(at + 1)]
  const { signs, lessons } = phrasesOf(facts.typology)
  const sections: readonly Section[] = [
    { heading: null, lines: before.map(textOf) },
    {
      heading: '钱是怎么被拦下的',
      steps: stepsOf(facts).map(({ when, what }) => [when.zh, what.zh] as const),
    },
    { heading: '怎么识破', numbered: signs.map(({ zh: sign }) => sign) },
    { heading: '怎么办', numbered: deeds ?? lessons.map(({ zh: lesson }) => lesson) },
    { heading: null, lines: after.map(textOf) },
  ]
  const shown = sections.filter((section) => linesOf(section).length > 0)
  return {
    title,
    summary: summaryOf(body),
    html: html`<section style="${styles.all}">
      ${shown.map(section)}
      <p style="${styles.end}">${END}</p>
    </section>`.text,
    text: [title, ...shown.map((each) => [each.heading ?? '', ...linesOf(each)].join('\n').trim()), END].join(
      '\n\n',
    ),
  }
}

/** A Chinese blank, which editors keep. */
const GAP = '\u3000'

const END = '案例已隐去可以识别个人和单位的信息。咨询请拨打96110，已经转账请立即拨打110。'

type Section = { readonly heading: string | null } & (
  | { readonly lines: readonly string[] }
  | { readonly steps: readonly (readonly [string, string])[] }
  | { readonly numbered: readonly string[] }
)

const textOf = ({ lines }: Block): string => lines.join('')

function linesOf(of: Section): readonly string[] {
  if ('lines' in of) return of.lines
  // The warning by itself is no line of events.
  if ('steps' in of) return of.steps.length < 2 ? [] : of.steps.map(([when, what]) => `${when}：${what}`)
  return of.numbered.map((line, index) => `${index + 1}. ${line}`)
}

function section(of: Section): Markup {
  const heading = of.heading === null ? null : html`<h2 style="${styles.heading}">${of.heading}</h2>`
  return html`${heading}${contentOf(of)}`
}

function contentOf(of: Section): Markup {
  if ('lines' in of) return html`${of.lines.map((line) => html`<p style="${styles.paragraph}">${line}</p>`)}`
  if ('steps' in of)
    return html`${of.steps.map(
      ([when, what]) =>
        html`<p style="${styles.step}"><span style="${styles.when}">${when}</span>${GAP}${what}</p>`,
    )}`
  return html`<section style="${styles.box}">
    ${of.numbered.map(
      (line, index) =>
        html`<p style="${styles.line}"><span style="${styles.number}">${index + 1}.</span> ${line}</p>`,
    )}
  </section>`
}

/** The article by itself, as it is shown beside the column's page; it may be framed by this service only. */
export const articlePage = ({ title, html: markup }: Article): string =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
      </head>
      <body style="margin:0;padding:24px 20px;background-color:#fff;">
        <h1 style="max-width:677px;margin:0 auto 20px;font-size:22px;line-height:1.4;color:#1c1f24;">
          ${title}
        </h1>
        ${new Markup(markup)}
      </body>
    </html>`.text

export const ARTICLE_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox"
