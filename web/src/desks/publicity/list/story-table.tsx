import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { useCode, useSay } from '../../../language/language'
import { countText } from '../../../parts/figures'
import { Moment } from '../../../parts/time'
import { useUser } from '../../../session/use-session'
import { addressOf } from '../address'
import { StateChip } from '../state-chip'
import { nextStepOf } from './next-step'
import type { Summary } from './use-stories'
import { listWords } from './words'

export function StoryTable({ items }: { readonly items: readonly Summary[] }) {
  const say = useSay(listWords)
  return (
    <Table
      className="pub-table"
      aria-label={say('stories')}
      rowKey="id"
      size="small"
      columns={useColumns()}
      dataSource={[...items]}
      pagination={false}
      scroll={{ x: 900 }}
    />
  )
}

function useColumns(): TableColumnsType<Summary> {
  const say = useSay(listWords)
  return [
    {
      title: say('state'),
      dataIndex: 'state',
      width: 96,
      render: (state: string) => <StateChip state={state} />,
    },
    { title: say('storyTitle'), render: (_, story) => <Title story={story} /> },
    { title: say('check'), width: 120, render: (_, { findingCount }) => <Found count={findingCount} /> },
    { title: say('next'), width: 124, render: (_, story) => <Next story={story} /> },
    { title: say('people'), width: 230, render: (_, story) => <People story={story} /> },
    { title: say('views'), dataIndex: 'views', width: 80, align: 'right', render: countText },
    { title: say('updated'), dataIndex: 'updatedAt', width: 130, render: (at: string) => <Moment at={at} /> },
  ]
}

function Title({ story }: { readonly story: Summary }) {
  const sayCode = useCode()
  return (
    <>
      <Link className="pub-title" to={addressOf(story.id)}>
        {story.title}
      </Link>
      <div className="soft number">
        {story.warningNumber} · {sayCode(story.typology)}
      </div>
    </>
  )
}

function Found({ count }: { readonly count: number | null }) {
  const say = useSay(listWords)
  if (count === null) return <span className="soft">{say('unchecked')}</span>
  return count === 0 ? (
    <span className="pub-good">{say('clean')}</span>
  ) : (
    <span className="pub-bad">{say('findings', { count })}</span>
  )
}

function Next({ story }: { readonly story: Summary }) {
  const say = useSay(listWords)
  const next = nextStepOf(story, useUser().id)
  return next === null ? <>–</> : <>{say(next)}</>
}

function People({ story: { draftedBy, approvedBy, releasedBy } }: { readonly story: Summary }) {
  const say = useSay(listWords)
  return (
    <>
      {draftedBy?.displayName ?? say('service')} · {approvedBy?.displayName ?? '–'} ·{' '}
      {releasedBy?.displayName ?? '–'}
    </>
  )
}
