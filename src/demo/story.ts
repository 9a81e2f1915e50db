import { unlessDone, type Stage } from './stage'
import { until } from './timeline'

/** Drafted from facts, found to leak nothing, released by two persons, read by anybody. */
export async function tellStory({ timeline, as, anyone }: Stage, warningId: string): Promise<void> {
  const first = await as('publicity')
  const second = await as('publicity2')
  const operator = await as('operator')
  const number = (await operator.get(`/v1/warnings/${warningId}`)).text('number')
  const drafted = await timeline.step(
    '服务 service',
    'drafts the story from white-listed facts',
    () =>
      until('the draft', 60, async () => {
        const stories = await first.get('/v1/stories')
        return stories.list('items').find((each) => each.text('warningNumber') === number) ?? null
      }),
    (found) => found.text('title'),
  )
  const path = `/v1/stories/${drafted.text('id')}`
  const read = () => first.get(path)
  await timeline.step(
    '宣传 publicity',
    'checks that it leaks nothing',
    () => unlessDone(() => first.post(`${path}/check`), read),
    (checked) => `${checked.list('findings').length} findings`,
  )
  await timeline.step('宣传 publicity', 'approves it', () =>
    unlessDone(() => first.post(`${path}/approve`), read),
  )
  const released = await timeline.step('宣传 publicity 2', 'releases it: the second person', () =>
    unlessDone(() => second.post(`${path}/release`), read),
  )
  const slug = released.text('slug')
  const page = await timeline.step(
    '公众 anyone',
    'reads it without signing in',
    () => anyone().get(`/stories/${slug}`),
    () => `/stories/${slug}`,
  )
  if (!String(page.value).includes('73万余元')) throw new Error('the story does not say 73万余元')
  await timeline.step('公众 anyone', 'finds it in the feed', async () => {
    const feed = await anyone().get('/stories/feed.json')
    const isThere = feed.list('items').some((item) => item.text('url').endsWith(slug))
    if (!isThere) throw new Error('the story is not in the feed')
  })
}
