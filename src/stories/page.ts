import { createHash } from 'node:crypto'
import { blocksOf, summaryOf, type Block } from './blocks'
import { calendarOf } from './calendar'
import { html, Markup } from './html'

export interface PublicStory {
  readonly slug: string
  readonly title: string
  readonly body: string
  readonly releasedAt: Date
}

const style = `
:root{color-scheme:light dark;--ink:#1c1f24;--soft:#5b6470;--paper:#fff;--line:#dfe3e8;--red:#b3261e}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a5adb8;--paper:#16181c;--line:#343a42;--red:#f28b82}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem 1.25rem 3rem;max-width:42rem;background:var(--paper);color:var(--ink);
font:1.0625rem/1.8 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
a{color:inherit}a:hover{color:var(--red)}
header{border-bottom:3px solid var(--red);padding:.5rem 0;margin-bottom:1.5rem}
header p{margin:0;font-weight:600}header small,footer,time,.soft{color:var(--soft);font-size:.875rem}
h1{font-size:1.6rem;line-height:1.4;margin:.5rem 0}h2{font-size:1.2rem;line-height:1.5;margin:0}
ol.stories{list-style:none;margin:0;padding:0}ol.stories li{padding:1.25rem 0;border-bottom:1px solid var(--line)}
ol.stories p{margin:.35rem 0 0}
section[lang=en]>p:first-child{font-weight:600}
section[lang=en]{margin-top:2rem;padding-top:1rem;border-top:1px solid var(--line);font-size:1rem;line-height:1.65}
ul{padding-left:1.25rem}li::marker{color:var(--red)}
nav{display:flex;gap:1rem;flex-wrap:wrap;margin:1.5rem 0}
footer{margin-top:2.5rem;padding-top:1rem;border-top:1px solid var(--line)}
@media print{body{max-width:none;font-size:11pt;color:#000;background:#fff}nav,.feeds{display:none}a{text-decoration:none}}
`

const styleHash = createHash('sha256').update(style).digest('base64')

/** No script, no picture, no form, nothing from elsewhere; the one style sheet is known by its hash. */
export const STORY_PAGE_CSP = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

interface Shell {
  readonly title: string
  readonly description: string
  readonly canonical: string | null
  readonly main: Markup
}

function shell({ title, description, canonical, main }: Shell): string {
  const page = html`<!doctype html>
    <html lang="zh-CN">
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
        <link rel="alternate" type="application/rss+xml" title="反诈案例" href="/stories/feed.xml" />
        <link rel="alternate" type="application/feed+json" title="反诈案例" href="/stories/feed.json" />
        ${styleElement}
      </head>
      <body>
        <header>
          <p><a href="/stories">反诈案例</a></p>
          <small>门神反诈预警平台 · Anti-fraud stories</small>
        </header>
        <main>${main}</main>
        <footer>
          <p>接到96110来电请及时接听；咨询拨打96110，已经转账请立即拨打110。</p>
          <p>案例均隐去可以识别个人和单位的信息，经两人审核后发布。</p>
          <p class="feeds">
            订阅：<a href="/stories/feed.xml">RSS</a> · <a href="/stories/feed.json">JSON Feed</a>
          </p>
        </footer>
      </body>
    </html> `
  return page.text
}

// Put in as it is: the browser hashes exactly what stands between the tags.
const styleElement = new Markup(`<style>${style}</style>`)

export interface ListPage {
  readonly stories: readonly PublicStory[]
  readonly page: number
  readonly hasMore: boolean
  readonly baseUrl: string
}

export function listPage({ stories, page, hasMore, baseUrl }: ListPage): string {
  const suffix = page === 1 ? '' : `?page=${page}`
  const items = stories.map(
    (story) =>
      html`<li>
        <h2><a href="/stories/${story.slug}">${story.title}</a></h2>
        ${released(story.releasedAt)}
        <p>${summaryOf(story.body)}</p>
      </li>`,
  )
  return shell({
    title: page === 1 ? '反诈案例' : `反诈案例 · 第${page}页`,
    description: '真实案例，隐去身份：骗子怎么说，怎么识破，钱怎么被拦下。',
    canonical: `${baseUrl}/stories${suffix}`,
    main: html`<h1>反诈案例</h1>
      ${
        stories.length === 0
          ? html`<p class="soft">还没有发布的案例。No stories yet.</p>`
          : html`<ol class="stories">
              ${items}
            </ol>`
      }
      ${pager(page, hasMore)}`,
  })
}

function pager(page: number, hasMore: boolean): Markup | null {
  if (page === 1 && !hasMore) return null
  return html`<nav>
    ${page > 1 ? html`<a rel="prev" href="/stories?page=${page - 1}">上一页</a>` : null}
    ${hasMore ? html`<a rel="next" href="/stories?page=${page + 1}">下一页</a>` : null}
  </nav>`
}

export function storyPage(story: PublicStory, baseUrl: string): string {
  return shell({
    title: `${story.title} · 反诈案例`,
    description: summaryOf(story.body),
    canonical: `${baseUrl}/stories/${story.slug}`,
    main: html`<article>
        <h1>${story.title}</h1>
        ${released(story.releasedAt)} ${storyContent(story.body)}
      </article>
      <nav><a href="/stories">全部案例</a></nav>`,
  })
}

/** The body as markup, Chinese and English each in its own language; for the page and the feeds. */
export function storyContent(body: string): Markup {
  const { zh, en } = blocksOf(body)
  const english = en.length === 0 ? null : html`<section lang="en">${en.map(block)}</section>`
  return html`${zh.map(block)}${english}`
}

const block = ({ kind, lines }: Block): Markup =>
  kind === 'list'
    ? html`<ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`
    : html`<p>${lines.map((line, index) => html`${index === 0 ? null : html`<br />`}${line}`)}</p>`

/** The page of a story that is not there (404) or no longer (410); tells nothing of it. */
export const absentPage = (isWithdrawn: boolean): string =>
  shell({
    title: isWithdrawn ? '案例已撤回' : '没有这个案例',
    description: '',
    canonical: null,
    main: html`<h1>${isWithdrawn ? '案例已撤回' : '没有这个案例'}</h1>
      <p class="soft">${isWithdrawn ? 'This story has been withdrawn.' : 'There is no such story.'}</p>
      <nav><a href="/stories">全部案例</a></nav>`,
  })

function released(at: Date): Markup {
  const { year, month, day } = calendarOf(at)
  return html`<p>
    <time datetime="${at.toISOString()}">${year}年${month}月${day}日发布</time>
  </p>`
}
