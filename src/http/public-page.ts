import { createHash } from 'node:crypto'
import { html, Markup } from '../lib/html'

const style = `
:root{color-scheme:light dark;--ink:#1c1f24;--soft:#5b6470;--paper:#fff;--line:#dfe3e8;--red:#b3261e;--green:#146c2e}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a5adb8;--paper:#16181c;--line:#343a42;--red:#f28b82;--green:#81c995}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem 1.25rem 3rem;max-width:42rem;background:var(--paper);color:var(--ink);
font:1.0625rem/1.8 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
a{color:inherit}a:hover{color:var(--red)}
header{border-bottom:3px solid var(--red);padding:.5rem 0;margin-bottom:1.5rem}
header p{margin:0;font-weight:600}header small,footer,time,.soft{color:var(--soft);font-size:.875rem}
h1{font-size:1.6rem;line-height:1.4;margin:.5rem 0}h2{font-size:1.2rem;line-height:1.5;margin:0}
header nav{margin:.35rem 0 0}header nav a{text-decoration:none}header nav a[aria-current]{color:var(--red);font-weight:600}
form{display:grid;gap:1rem;margin:1rem 0}label,legend{font-weight:600}fieldset{border:1px solid var(--line);border-radius:.25rem}
input,select,textarea{display:block;width:100%;margin-top:.25rem;padding:.6rem .7rem;font:inherit;color:inherit;background:var(--paper);
border:1px solid var(--soft);border-radius:.25rem}input[type=radio],input[type=checkbox]{display:inline;width:auto}
button{padding:.7rem 1rem;font:inherit;font-weight:600;color:#fff;background:#b3261e;border:0;border-radius:.25rem}
:focus-visible{outline:3px solid var(--red);outline-offset:2px}
.wrong{color:var(--red);font-weight:600}.notice{padding:.75rem 1rem;border:1px solid var(--line);border-left:4px solid var(--red)}
.large{font-size:1.35rem;line-height:1.6;font-weight:600;margin:.5rem 0}
.valid{padding:.75rem 1rem;border:2px solid var(--green);border-left-width:8px}.valid h1{color:var(--green)}
.code{font:600 1.5rem/1.4 ui-monospace,"Noto Sans Mono CJK SC",monospace;letter-spacing:.1em;text-transform:uppercase}
dl{margin:.5rem 0}dt{color:var(--soft);font-size:.875rem}dd{margin:0}
.field{margin:0}.choice{display:block;padding:.45rem 0;font-weight:400}.wrong{display:block}
.call{display:inline-block;padding:.4rem 1.25rem;font-size:1.35rem;font-weight:600;color:#fff;background:#b3261e;border-radius:.25rem;text-decoration:none}a.call:hover{color:#fff}
section.notice{margin-bottom:1.25rem}.notice .large{margin:0}.notice ol{margin:.5rem 0}.notice nav{margin:.75rem 0 .25rem}
button.quiet{color:inherit;background:none;border:1px solid var(--soft)}
.trap{position:absolute;left:-200vw;width:1px;height:1px;overflow:hidden}
ol.stories{list-style:none;margin:0;padding:0}ol.stories li{padding:1.25rem 0;border-bottom:1px solid var(--line)}
ol.stories p{margin:.35rem 0 0}ol.stories li{display:grid;grid-template-columns:10rem 1fr;gap:1rem;align-items:start}
ol.stories img{width:100%;height:auto;border-radius:.4rem}article figure{margin:1rem 0}article img{width:100%;height:auto;display:block}
form.search{grid-template-columns:1fr auto;align-items:end;gap:.5rem}form.search span{font-size:.875rem}
.chips{gap:.5rem;margin:1rem 0}.chips a{padding:.3rem .8rem;border:1px solid var(--line);border-radius:2rem;text-decoration:none}
.chips a[aria-current]{border-color:var(--red);color:var(--red);font-weight:600}.chips small{color:var(--soft)}
.line h2,.lessons h2{font-size:1.05rem;margin:1rem 0 .5rem}.line ol{list-style:none;margin:0;padding:0}
.line li{position:relative;padding:0 0 1rem 1.5rem;border-left:3px solid var(--line)}.line li:last-child{border-color:transparent;padding-bottom:0}
.line li::before{content:"";position:absolute;left:-.5rem;top:.5rem;width:.8rem;height:.8rem;border-radius:50%;background:var(--red)}
.line b{margin-right:.5rem}.lessons{margin:1.5rem 0;padding:.25rem 1.25rem 1rem;border:1px solid var(--line);border-left:4px solid var(--red);border-radius:.4rem}
.lessons ol{margin:0;padding-left:1.4rem}.lessons li{padding:.15rem 0}
@media(max-width:30rem){ol.stories li{grid-template-columns:1fr}ol.stories li img{max-width:12rem}}
section[lang=en]>p:first-child{font-weight:600}
section[lang=en]{margin-top:2rem;padding-top:1rem;border-top:1px solid var(--line);font-size:1rem;line-height:1.65}
ul{padding-left:1.25rem}li::marker{color:var(--red)}
nav{display:flex;gap:1rem;flex-wrap:wrap;margin:1.5rem 0}
footer{margin-top:2.5rem;padding-top:1rem;border-top:1px solid var(--line)}
@media print{body{max-width:none;font-size:11pt;color:#000;background:#fff}nav,.feeds,form.search{display:none}a{text-decoration:none}
header nav,ol.stories img{display:none}ol.stories li{display:block}article img{max-width:9cm}.lessons,.line li,figure{break-inside:avoid}}
`

const styleHash = createHash('sha256').update(style).digest('base64')

/** No script, nothing from elsewhere; the one style sheet is known by its hash. Forms go nowhere but here. */
export const PUBLIC_PAGE_CSP = `default-src 'none'; img-src 'self'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`

export interface PublicPage {
  readonly title: string
  readonly description: string
  /** null: not for search engines. */
  readonly canonical: string | null
  /** Which of the public places this is. */
  readonly here: '/stories' | '/verify' | '/report'
  /** Chinese, unless said otherwise. */
  readonly language?: 'zh' | 'en'
  readonly main: Markup
  /** Into the head, after what every page has. */
  readonly head?: Markup
  /** Into the foot, after what every page says. */
  readonly foot?: Markup
}

interface Place {
  readonly path: string
  readonly zh: string
  readonly en: string
  /** Languages the page itself can be read in. */
  readonly speaks: readonly ('zh' | 'en')[]
}

const places = [
  { path: '/stories', zh: '反诈案例', en: 'Cases', speaks: ['zh'] },
  { path: '/verify', zh: '核验民警', en: 'Check an officer', speaks: ['zh', 'en'] },
  { path: '/report', zh: '举报线索', en: 'Report', speaks: ['zh', 'en'] },
] as const satisfies readonly Place[]

const shell = {
  zh: {
    lang: 'zh-CN',
    name: '门神 · 反诈预警平台',
    nav: '公众服务',
    help: '接到96110来电请及时接听；咨询拨打96110，已经转账请立即拨打110。',
  },
  en: {
    lang: 'en',
    name: 'Menshen · Fraud warning service',
    nav: 'Public services',
    help: 'Please answer calls from 96110; call 96110 for advice, and 110 at once if you have transferred money.',
  },
} as const
type Language = keyof typeof shell

/** A page for everybody: no sign-in, no script, good on a phone, in a text browser and in print. */
export function publicPage(content: PublicPage): string {
  const { title, description, canonical, here, main, head, foot, language = 'zh' } = content
  const words = shell[language]
  const page = html`<!doctype html>
    <html lang="${words.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <meta name="description" content="${description}" />
        ${
          canonical === null
            ? html`<meta name="robots" content="noindex" />`
            : html`<link rel="canonical" href="${canonical}" />`
        }
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        ${head ?? null} ${styleElement}
      </head>
      <body>
        <header>
          <p><a href="/stories">${words.name}</a></p>
          <nav aria-label="${words.nav}">${places.map((place) => link(place, here, language))}</nav>
        </header>
        <main>${main}</main>
        <footer>
          <p>${words.help}</p>
          ${foot ?? null}
        </footer>
      </body>
    </html> `
  return page.text
}

function link(place: Place, here: PublicPage['here'], language: Language): Markup {
  const isInEnglish = language === 'en' && place.speaks.includes('en')
  const address = isInEnglish ? `${place.path}?lang=en` : place.path
  return place.path === here
    ? html`<a href="${address}" aria-current="page">${place[language]}</a>`
    : html`<a href="${address}">${place[language]}</a>`
}

// Put in as it is: the browser hashes exactly what stands between the tags.
const styleElement = new Markup(`<style>${style}</style>`)
