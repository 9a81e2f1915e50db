import { publicPage } from '../http/public-page'
import { html, type Markup } from '../lib/html'
import { blocksOf, summaryOf, type Block } from './blocks'
import { calendarOf } from './calendar'
import type { StoryFacts } from './facts'
import { figure, lessonBox, thumbnail, timeLine } from './page-parts'
import { phrasesOf, publicTypologyOf } from './phrases'

export interface PublicStory {
  readonly slug: string
  readonly title: string
  readonly body: string
  readonly facts: StoryFacts
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

export const storiesShell = (page: Shell): string =>
  publicPage({ ...page, here: '/stories', head: feeds, foot })

export function storyPage(story: PublicStory, baseUrl: string): string {
  const { typology } = story.facts
  const { label } = phrasesOf(typology)
  return storiesShell({
    title: `${story.title} · 反诈案例`,
    description: summaryOf(story.body),
    canonical: `${baseUrl}/stories/${story.slug}`,
    main: html`<article>
        <h1>${story.title}</h1>
        <p class="soft">
          ${released(story.releasedAt)} ·
          <a href="/stories?typology=${publicTypologyOf(typology)}">${label.zh}</a>
        </p>
        ${figure(typology)} ${told(story)}
      </article>
      <nav><a href="/stories">全部案例</a></nav>`,
  })
}

/** The text with the time line and the box where they belong: what happened, how it was stopped, what to remember. */
function told({ body, facts }: PublicStory): Markup {
  const { zh, en } = blocksOf(body)
  const english = en.length === 0 ? null : html`<section lang="en">${inOrder(en, facts, 'en')}</section>`
  return html`${inOrder(zh, facts, 'zh')}${english}`
}

function inOrder(blocks: readonly Block[], facts: StoryFacts, language: 'zh' | 'en'): Markup {
  const at = blocks.findIndex(({ kind }) => kind === 'list')
  const [before, deeds, after] =
    at < 0 ? [blocks, null, []] : [blocks.slice(0, at), blocks[at]?.lines ?? null, blocks.slice(at + 1)]
  return html`${before.map(block)} ${timeLine(facts, language)} ${lessonBox(facts.typology, deeds, language)}
  ${after.map(block)}`
}

/** The body as markup, Chinese and English each in its own language; for the feeds. */
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

/** One of a list. */
export const storyItem = ({ slug, title, body, facts, releasedAt }: PublicStory): Markup =>
  html`<li>
    ${thumbnail(facts.typology)}
    <div>
      <h2><a href="/stories/${slug}">${title}</a></h2>
      <p class="soft">${released(releasedAt)} · ${phrasesOf(facts.typology).label.zh}</p>
      <p>${summaryOf(body)}</p>
    </div>
  </li>`

function released(at: Date): Markup {
  const { year, month, day } = calendarOf(at)
  return html`<time datetime="${at.toISOString()}">${year}年${month}月${day}日发布</time>`
}
