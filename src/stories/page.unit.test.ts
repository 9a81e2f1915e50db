import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { summaryOf } from './blocks'
import { jsonFeed, rssFeed } from './feeds'
import { escape, html, Markup } from '../lib/html'
import { PUBLIC_PAGE_CSP } from '../http/public-page'
import { absentPage, listPage, storyPage } from './page'

const releasedAt = new Date('2023-03-01T04:00:00Z')
const baseUrl = 'https://menshen.example'
const story = {
  slug: 'abc',
  title: '标题',
  body: '第一段。\n\n- 一\n- 二\n\n[English]\n\nFirst.',
  releasedAt,
}

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
  const listed = listPage({ stories: [{ ...story, title: text }], page: 1, hasMore: false, baseUrl })
  expect(tagsOf(listed)).toEqual(tagsOf(listPage({ stories: [story], page: 1, hasMore: false, baseUrl })))
  const feed = rssFeed({ stories: [{ ...story, title: text }], baseUrl, changedAt: releasedAt })
  expect(tagsOf(feed)).toEqual(tagsOf(rssFeed({ stories: [story], baseUrl, changedAt: releasedAt })))
  expect(feed).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
})

/** The description repeats the summary inside its attribute. */
const withoutText = (tag: string): string => tag.replace(/content="[^"]*"/, 'content=""')

test('a story reads in two languages, with lists, without scripts', () => {
  const page = storyPage(story, baseUrl)
  expect(page).toMatch(/<html lang="zh-CN">/)
  expect(page.replace(/>\s+</g, '><')).toContain('<ul><li>一</li><li>二</li></ul>')
  expect(page).toContain('<section lang="en"><p>First.</p></section>')
  expect(page).toContain('2023年3月1日发布')
  expect(page).not.toMatch(/<script|\son\w+=|style=|<img|<iframe|<form/)
  expect(PUBLIC_PAGE_CSP).toMatch(/^default-src 'none'; img-src 'self'; style-src 'sha256-[\w+/]+={0,2}'/)
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
      },
    ],
  })
})

test('the RSS feed is RSS 2.0', () => {
  const feed = rssFeed({ stories: [story], baseUrl, changedAt: releasedAt })
  expect(feed.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"')).toBe(true)
  expect(feed).toContain('<guid isPermaLink="true">https://menshen.example/stories/abc</guid>')
  expect(feed).toContain('<pubDate>Wed, 01 Mar 2023 04:00:00 GMT</pubDate>')
  expect(feed).toContain('&lt;p&gt;第一段。&lt;/p&gt;')
})
