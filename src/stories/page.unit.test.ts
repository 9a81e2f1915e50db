import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { summaryOf } from './blocks'
import { jsonFeed, rssFeed } from './feeds'
import { escape, html, Markup } from '../lib/html'
import { PUBLIC_PAGE_CSP } from '../http/public-page'
import { articleOf, articlePage } from './article'
import { buildFacts } from './facts'
import { listPage } from './list-page'
import { absentPage, storyPage } from './page'
import { publicTypologies } from './phrases'
import { readPicture } from './pictures'

const releasedAt = new Date('2023-03-01T04:00:00Z')
const baseUrl = 'https://menshen.example'
const story = {
  slug: 'abc',
  title: '标题',
  body: '第一段。\n\n- 一\n- 二\n\n[English]\n\nFirst.',
  releasedAt,
  facts: buildFacts(
    {
      typology: 'leader-acquaintance.boss',
      occurredAt: releasedAt,
      openedAt: releasedAt,
      district: null,
      isOrganisationsMoney: false,
      roleWritten: null,
      name: null,
      idNumber: null,
      attemptedFen: 73_120_000n,
      money: { protected: 0n, stopped: 73_120_000n, frozen: 0n, returned: 0n, paid_out: 0n, lost: 0n },
      doorAt: new Date(releasedAt.getTime() + 420_000),
      stopAt: new Date(releasedAt.getTime() + 1_500_000),
      freezeAt: null,
    },
    [],
  ),
}
const list = {
  stories: [story],
  page: 1,
  hasMore: false,
  typology: '',
  q: '',
  counts: new Map([['leader-acquaintance', 1]] as const),
  baseUrl,
} as const

/** Strings that have broken programs (github.com/minimaxir/big-list-of-naughty-strings), some of them markup. */
const NAUGHTY = 'test/fixtures/blns/blns.json'
const naughty: string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  '</title><svg/onload=alert(1)>',
  ']]><!--',
  '&lt;script&gt;',
  '\u0000\u0007\ud800',
  ...z.array(z.string()).parse(JSON.parse(readFileSync(NAUGHTY, 'utf8'))),
]

/** The tags of a page, comments and declarations included. */
const tagsOf = (page: string): string[] => page.match(/<[a-z!/?][^>]*>/gi) ?? []

test('text is escaped, markup is not escaped twice', () => {
  expect(
    html`<p title="${'"a"'}">${'<b>&'}${html`<i>${1}</i>`}${[html`<u></u>`, 'x>']}${null}</p>`.text,
  ).toBe('<p title="&quot;a&quot;">&lt;b&gt;&amp;<i>1</i><u></u>x&gt;</p>')
  expect(new Markup('<b>').text).toBe('<b>')
})

test('what XML cannot hold is left out', () => {
  expect(escape('a\u0000b\u001fc\ud800d\uffffe')).toBe('abcde')
})

test.each(naughty.map((text) => [text]))('nothing in %j becomes markup', (text) => {
  const plain = storyPage({ ...story, title: 'T', body: 'B' }, baseUrl)
  const page = storyPage({ ...story, title: text, body: `B${text.replaceAll('\n', ' ')}` }, baseUrl)
  expect(tagsOf(page).map(withoutText)).toEqual(tagsOf(plain).map(withoutText))
  const listed = listPage({ ...list, stories: [{ ...story, title: text }] })
  expect(tagsOf(listed)).toEqual(tagsOf(listPage(list)))
  const found = listPage({ ...list, q: `q${text}` })
  expect(tagsOf(found).map(withoutAddress)).toEqual(tagsOf(listPage({ ...list, q: 'q' })).map(withoutAddress))
  const article = articlePage(articleOf({ ...story, title: text, body: `B${text.replaceAll('\n', ' ')}` }))
  expect(tagsOf(article)).toEqual(tagsOf(articlePage(articleOf({ ...story, title: 'T', body: 'B' }))))
  const feed = rssFeed({ stories: [{ ...story, title: text }], baseUrl, changedAt: releasedAt })
  expect(tagsOf(feed)).toEqual(tagsOf(rssFeed({ stories: [story], baseUrl, changedAt: releasedAt })))
  expect(feed).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
})

/** The description repeats the summary inside its attribute. */
const withoutText = (tag: string): string => tag.replace(/content="[^"]*"/, 'content=""')
/** What was searched for stands in the field, and in the links that keep it. */
const withoutAddress = (tag: string): string => tag.replace(/ (?:href|value)="[^"]*"/, '')

test('a story reads in two languages, with lists, without scripts', () => {
  const page = storyPage(story, baseUrl)
  expect(page).toMatch(/<html lang="zh-CN">/)
  const tight = page.replace(/>\s+</g, '><')
  expect(tight).toContain('<h2>怎么办</h2><ol><li>一</li><li>二</li></ol>')
  expect(tight).toMatch(/<section lang="en"><p>First\.<\/p>.*How to tell/s)
  expect(page).toContain('2023年3月1日发布')
  expect(page).not.toMatch(/<script|\son\w+=|style=|<img(?! src="\/stories\/pictures\/)|<iframe|<form/)
  expect(PUBLIC_PAGE_CSP).toMatch(/^default-src 'none'; img-src 'self'; style-src 'sha256-[\w+/]+={0,2}'/)
})

test('how the money was stopped is told from the facts, in both languages', () => {
  const page = storyPage(story, baseUrl).replace(/\s+/g, ' ')
  expect(page).toContain('<b>约7分钟后</b> <span>民警见到当事人，当面劝阻</span>')
  expect(page).toContain('<b>约25分钟后</b> <span>银行紧急止付：73万余元</span>')
  expect(page).toContain('<span>the bank stopped the account: more than 730,000 yuan</span>')
  const nothing = { ...story.facts, untilDoor: null, untilStop: null }
  expect(storyPage({ ...story, facts: nothing }, baseUrl)).not.toContain('钱是怎么被拦下的')
})

test('without a list of its own the box has the usual advice', () => {
  const page = storyPage({ ...story, body: '只有一段。' }, baseUrl)
  expect(page).toContain('怎么识破')
  expect(page).toContain('不要在网上向任何人透露账户余额')
})

test.each(publicTypologies)('%s has a drawing, told in words, without scripts', (typology) => {
  const picture = readPicture(`${typology}.svg`) ?? ''
  expect(picture).toMatch(/<title>线条画：.+<\/title>/)
  expect(picture).not.toMatch(/<script|href|\son\w+=|url\(/)
  const page = storyPage({ ...story, facts: { ...story.facts, typology } }, baseUrl)
  expect(page).toMatch(
    new RegExp(`<img src="/stories/pictures/${typology}.svg" alt="线条画：.+" width="640"`),
  )
})

test('there are no other drawings', () => {
  expect(readPicture('authority')).toBeNull()
  expect(readPicture('constructor.svg')).toBeNull()
})

test('an article is Chinese, with inline styles and nothing else', () => {
  const article = articleOf(story)
  expect(article.html).toMatch(/^<section style="/)
  expect(article.html).not.toMatch(/class=|<script|<style|<img|<a |href|url\(|\son\w+=/)
  expect([...article.html.matchAll(/<(\w+)/g)].map(([, tag]) => tag)).toEqual(
    expect.arrayContaining(['section', 'h2', 'p', 'span']),
  )
  expect(article.html).toContain('约25分钟后')
  expect(`${article.html}${article.text}`).not.toMatch(/First|English/)
  expect(article.text).toContain('怎么办\n1. 一\n2. 二')
})

test('an absent story tells nothing and is not to be indexed', () => {
  expect(absentPage(true)).toContain('noindex')
  expect(absentPage(true)).toContain('已撤回')
  expect(absentPage(false)).toContain('没有这个案例')
})

test('the summary is the first Chinese paragraph', () => {
  expect(summaryOf(story.body)).toBe('第一段。')
  expect(summaryOf('')).toBe('')
})

test('the JSON feed has what version 1.1 asks for', () => {
  const feed: unknown = JSON.parse(jsonFeed({ stories: [story], baseUrl, changedAt: releasedAt }))
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    title: '反诈案例',
    home_page_url: 'https://menshen.example/stories',
    feed_url: 'https://menshen.example/stories/feed.json',
    items: [
      {
        id: 'https://menshen.example/stories/abc',
        url: 'https://menshen.example/stories/abc',
        title: '标题',
        summary: '第一段。',
        date_published: '2023-03-01T04:00:00.000Z',
        tags: ['冒充领导、熟人'],
      },
    ],
  })
})

test('the RSS feed is RSS 2.0', () => {
  const feed = rssFeed({ stories: [story], baseUrl, changedAt: releasedAt })
  expect(feed.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"')).toBe(true)
  expect(feed).toContain('<guid isPermaLink="true">https://menshen.example/stories/abc</guid>')
  expect(feed).toContain('<pubDate>Wed, 01 Mar 2023 04:00:00 GMT</pubDate>')
  expect(feed).toContain('<category>冒充领导、熟人</category>')
  expect(feed).toContain('&lt;p&gt;第一段。&lt;/p&gt;')
})
