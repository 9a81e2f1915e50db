import { summaryOf } from './blocks'
import { xml } from '../lib/html'
import { storyContent, type PublicStory } from './page'
import { phrasesOf } from './phrases'

export interface Feed {
  readonly stories: readonly PublicStory[]
  readonly baseUrl: string
  /** When what the public sees last changed; null: nothing was ever released. */
  readonly changedAt: Date | null
}

const TITLE = '反诈案例'
const DESCRIPTION = '真实案例，隐去身份：骗子怎么说，怎么识破，钱怎么被拦下。'
const LANGUAGE = 'zh-CN'

/** RSS 2.0 with the self link that the feed validator asks for. */
export function rssFeed({ stories, baseUrl, changedAt }: Feed): string {
  const items = stories.map((story) => {
    const url = `${baseUrl}/stories/${story.slug}`
    return xml`
    <item>
      <title>${story.title}</title>
      <link>${url}</link>
      <guid isPermaLink="true">${url}</guid>
      <category>${phrasesOf(story.facts.typology).label.zh}</category>
      <pubDate>${story.releasedAt.toUTCString()}</pubDate>
      <description>${storyContent(story.body).text}</description>
    </item>`
  })
  const built =
    changedAt === null ? null : xml`\n    <lastBuildDate>${changedAt.toUTCString()}</lastBuildDate>`
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>${TITLE}</title>
    <link>${baseUrl}/stories</link>
    <atom:link href="${baseUrl}/stories/feed.xml" rel="self" type="application/rss+xml"/>
    <description>${DESCRIPTION}</description>
    <language>${LANGUAGE}</language>${built}
    <ttl>5</ttl>${items}
  </channel>
</rss>
`.text
}

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export function jsonFeed({ stories, baseUrl }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: TITLE,
    description: DESCRIPTION,
    home_page_url: `${baseUrl}/stories`,
    feed_url: `${baseUrl}/stories/feed.json`,
    language: LANGUAGE,
    items: stories.map((story) => ({
      id: `${baseUrl}/stories/${story.slug}`,
      url: `${baseUrl}/stories/${story.slug}`,
      title: story.title,
      summary: summaryOf(story.body),
      content_html: storyContent(story.body).text,
      date_published: story.releasedAt.toISOString(),
      tags: [phrasesOf(story.facts.typology).label.zh],
      language: LANGUAGE,
    })),
  })
}
