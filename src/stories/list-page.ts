import { html, type Markup } from '../lib/html'
import { storiesShell, storyItem, type PublicStory } from './page'
import { phrasesOf, publicTypologies, type PublicTypology } from './phrases'

export interface ListPage {
  readonly stories: readonly PublicStory[]
  readonly page: number
  readonly hasMore: boolean
  /** '': all. */
  readonly typology: PublicTypology | ''
  /** As it was typed. */
  readonly q: string
  /** Released stories of each. */
  readonly counts: ReadonlyMap<PublicTypology, number>
  readonly baseUrl: string
}

const DESCRIPTION = '真实案例，隐去身份：骗子怎么说，怎么识破，钱怎么被拦下。'

export function listPage(list: ListPage): string {
  const { stories, page, typology, q, baseUrl } = list
  const heading = typology === '' ? '反诈案例' : `反诈案例 · ${phrasesOf(typology).label.zh}`
  return storiesShell({
    title: page === 1 ? heading : `${heading} · 第${page}页`,
    description: DESCRIPTION,
    // What somebody searched for is no page of its own.
    canonical: q === '' ? `${baseUrl}${addressOf({ typology, q, page })}` : null,
    main: html`<h1>${heading}</h1>
      <p class="soft">${DESCRIPTION}</p>
      ${searchForm(list)} ${chips(list)}
      ${
        stories.length === 0
          ? nothing(list)
          : html`<ol class="stories">
              ${stories.map(storyItem)}
            </ol>`
      }
      ${pager(list)}`,
  })
}

function searchForm({ typology, q }: ListPage): Markup {
  return html`<form class="search" role="search" method="get" action="/stories">
    <label>
      <span>搜索案例</span>
      <input type="search" name="q" value="${q}" maxlength="100" placeholder="例如：退款、共享屏幕、保证金" />
    </label>
    ${typology === '' ? null : html`<input type="hidden" name="typology" value="${typology}" />`}
    <button type="submit">搜索</button>
  </form>`
}

/** One link for each kind, with how many there are; the words searched for stay. */
function chips({ typology, q, counts }: ListPage): Markup {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const chip = (of: PublicTypology | '', name: string, count: number): Markup => {
    const href = addressOf({ typology: of, q, page: 1 })
    const inside = html`${name} <small>${count}</small>`
    return of === typology
      ? html`<a href="${href}" aria-current="true">${inside}</a> `
      : html`<a href="${href}">${inside}</a> `
  }
  return html`<nav class="chips" aria-label="按手法查看">
    ${chip('', '全部', all)}
    ${publicTypologies.map((of) => chip(of, phrasesOf(of).label.zh, counts.get(of) ?? 0))}
  </nav>`
}

function nothing({ typology, q }: ListPage): Markup {
  if (typology === '' && q === '') return html`<p class="notice">还没有发布的案例。No stories yet.</p>`
  return html`<p class="notice">
    ${q === '' ? '这一类还没有案例。' : '没有找到含有这些字的案例，换个说法试试。'}
    <a href="/stories">查看全部案例</a>
  </p>`
}

function pager({ page, hasMore, typology, q }: ListPage): Markup | null {
  if (page === 1 && !hasMore) return null
  const link = (to: number, rel: string, words: string): Markup =>
    html`<a rel="${rel}" href="${addressOf({ typology, q, page: to })}">${words}</a>`
  return html`<nav aria-label="翻页">
    ${page > 1 ? link(page - 1, 'prev', '上一页') : null} ${hasMore ? link(page + 1, 'next', '下一页') : null}
  </nav>`
}

function addressOf({ typology, q, page }: Pick<ListPage, 'typology' | 'q' | 'page'>): string {
  const query = new URLSearchParams({
    ...(typology === '' ? {} : { typology }),
    ...(q === '' ? {} : { q }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString()
  return query === '' ? '/stories' : `/stories?${query}`
}
