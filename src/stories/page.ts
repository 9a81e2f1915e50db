import { blocksOf, summaryOf, type Block } from './blocks'
import { calendarOf } from './calendar'
import { publicPage } from '../http/public-page'
import { html, type Markup } from '../lib/html'

export interface PublicStory {
  readonly slug: string
  readonly title: string
  readonly body: string
  readonly releasedAt: Date
}

const feeds = html`<link
    rel="alternate"
    type="application/rss+xml"
    title="反诈案例"
    href="/stories/feed.xml"
  />
  <link rel="alternate" type="application/feed+json" title="反诈案例" href="/stories/feed.json" />`

const foot = html`<p>案例均隐去可以识别个人和单位的信息，经两人审核后发布。</p>
  <p class="feeds">订阅：<a href="/stories/feed.xml">RSS</a> · <a href="/stories/feed.json">JSON Feed</a></p>`

interface Shell {
  readonly title: string
  readonly description: string
  readonly canonical: string | null
  readonly main: Markup
}

const storiesShell = (page: Shell): string => publicPage({ ...page, here: '/stories', head: feeds, foot })

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
  return storiesShell({
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
  return storiesShell({
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
  storiesShell({
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
