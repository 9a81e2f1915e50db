import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useSay } from '../../../language/language'
import { Empty, Failed, Loading } from '../../../parts/states'
import { useUser } from '../../../session/use-session'
import { DraftDialog } from './draft-dialog'
import { StoryTable } from './story-table'
import { useStories, type StoryList, type StoryState } from './use-stories'
import { listWords } from './words'

const states = [
  'drafted',
  'checked',
  'approved',
  'released',
  'withdrawn',
  'discarded',
] as const satisfies readonly StoryState[]

/** All stories, by their state; which of them is in the address. */
export function ListPage() {
  const say = useSay(listWords)
  const { role } = useUser()
  const { state, choose } = useChosenState()
  const { query, items, counts } = useStories(state)
  const [isDrafting, setDrafting] = useState(false)
  return (
    <div className="pub">
      <header className="pub-head">
        <div>
          <h1>{say('stories')}</h1>
          <p className="soft">{say('about')}</p>
        </div>
        <span className="pub-space" />
        <a href="/stories" target="_blank" rel="noreferrer">
          {say('publicPage')}
        </a>
        {role === 'publicity' && (
          <Button type="primary" onClick={() => setDrafting(true)}>
            {say('draft')}
          </Button>
        )}
      </header>
      <StateTabs state={state} counts={counts} onChoose={choose} />
      {query.data === undefined && query.error === null && <Loading rows={8} />}
      {query.data === undefined && query.error !== null && (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data !== undefined && items.length === 0 && <Nothing state={state} onAll={() => choose(null)} />}
      {items.length > 0 && <StoryTable items={items} />}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {say('more')}
        </Button>
      )}
      {isDrafting && <DraftDialog onClose={() => setDrafting(false)} />}
    </div>
  )
}

function useChosenState() {
  const [parameters, setParameters] = useSearchParams()
  const asked = parameters.get('state')
  return {
    state: states.find((known) => known === asked) ?? null,
    choose: (next: StoryState | null): void =>
      setParameters(next === null ? {} : { state: next }, { replace: true }),
  }
}

function StateTabs({
  state,
  counts,
  onChoose,
}: {
  readonly state: StoryState | null
  readonly counts: StoryList['counts'] | null
  readonly onChoose: (state: StoryState | null) => void
}) {
  const say = useSay(listWords)
  const all = counts === null ? null : states.reduce((sum, each) => sum + (counts[each] ?? 0), 0)
  const label = (text: string, count: number | null) => (
    <>
      {text} <span className="pub-count">{count ?? ''}</span>
    </>
  )
  return (
    <Segmented<StoryState | 'all'>
      aria-label={say('states')}
      value={state ?? 'all'}
      onChange={(next) => onChoose(next === 'all' ? null : next)}
      options={[
        { value: 'all', label: label(say('all'), all) },
        ...states.map((value) => ({ value, label: label(say(value), counts?.[value] ?? null) })),
      ]}
    />
  )
}

function Nothing({ state, onAll }: { readonly state: StoryState | null; readonly onAll: () => void }) {
  const say = useSay(listWords)
  if (state === null) return <Empty title={say('nothing')} about={say('nothingAbout')} />
  return (
    <Empty
      title={say('noneOf', { state: say(state) })}
      action={<Button onClick={onAll}>{say('showAll')}</Button>}
    />
  )
}
