import { BellOutlined } from '@ant-design/icons'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Badge, Button, Drawer, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { answerOf, api, type Answer } from '../api/client'
import { useRead, useWrite } from '../api/query'
import { useCode, useSay, useSpeech } from '../language/language'
import { Empty, Failed, Loading } from '../parts/states'
import { Moment } from '../parts/time'
import type { User } from '../session/store'
import { notificationWords } from './notification-words'

type Notification = Answer<'/v1/notifications', 'get'>['items'][number]

// What a worker tells follows a move within seconds; no transition announces it.
const COUNT_EVERY_MS = 20_000
const MOVES = ['warning', 'task', 'stop']
const MOST = 99

/** The bell: how many have come since they were last looked at, and what they say. */
export function Notifications({ user }: { readonly user: User }) {
  const say = useSay(notificationWords)
  const [seenUpTo, setSeenUpTo] = useState<string | null | undefined>(undefined)
  const unread = useRead(['notifications', 'unread'], () => api.GET('/v1/notifications/unread'), {
    everyMs: COUNT_EVERY_MS,
    live: MOVES,
  })
  const count = unread.data?.count ?? 0
  return (
    <>
      <Badge count={count} overflowCount={MOST} size="small" offset={[-4, 4]}>
        <Button
          type="text"
          icon={<BellOutlined />}
          aria-label={count === 0 ? say('open') : say('openUnread', { count })}
          onClick={() => setSeenUpTo(unread.data?.readUpTo ?? null)}
        />
      </Badge>
      {seenUpTo !== undefined && (
        <Drawer open title={say('title')} size={440} onClose={() => setSeenUpTo(undefined)}>
          <List user={user} seenUpTo={seenUpTo} onRead={setSeenUpTo} onLeave={() => setSeenUpTo(undefined)} />
        </Drawer>
      )}
    </>
  )
}

interface ListProps {
  readonly user: User
  /** What is younger is new to the reader; null: all of it. */
  readonly seenUpTo: string | null
  readonly onRead: (upTo: string) => void
  readonly onLeave: () => void
}

function List(props: ListProps) {
  const say = useSay(notificationWords)
  const list = useList()
  if (list.isPending) return <Loading />
  if (list.error !== null) return <Failed error={list.error} onRetry={() => void list.refetch()} />
  const items = list.data.pages.flatMap((page) => page.items)
  const [youngest] = items
  if (youngest === undefined) return <Empty title={say('none')} about={say('noneAbout')} />
  return (
    <>
      <MarkRead upTo={youngest.createdAt} {...props} />
      <ul className="notices">
        {items.map((notice) => (
          <Notice key={notice.id} notice={notice} {...props} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say('older')}
        </Button>
      )}
    </>
  )
}

const useList = () =>
  useInfiniteQuery({
    queryKey: ['notifications', 'list'],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/notifications', {
          params: { query: pageParam === undefined ? {} : { cursor: pageParam } },
        }),
      ),
    initialPageParam: noCursor,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    meta: { live: MOVES },
  })
const noCursor: string | undefined = undefined

function MarkRead({ upTo, seenUpTo, onRead }: ListProps & { readonly upTo: string }) {
  const say = useSay(notificationWords)
  const mark = useWrite(() => api.PUT('/v1/notifications/read', { body: { upTo } }), {
    outdates: [['notifications', 'unread']],
    done: say('allRead'),
    onDone: () => onRead(upTo),
  })
  const isNew = seenUpTo === null || upTo > seenUpTo
  if (!isNew) return null
  return (
    <Button className="notices-mark" loading={mark.isRunning} onClick={() => mark.run(undefined)}>
      {say('markRead')}
    </Button>
  )
}

function Notice({ notice, user, seenUpTo, onLeave }: ListProps & { readonly notice: Notification }) {
  const say = useSay(notificationWords)
  const sayCode = useCode()
  const { language } = useSpeech()
  const isNew = seenUpTo === null || notice.createdAt > seenUpTo
  const isTriage = user.role === 'operator' || user.role === 'supervisor'
  return (
    <li className={isNew ? 'notice notice-new' : 'notice'}>
      <div>
        <Moment at={notice.createdAt} />
        <span className="soft"> · {sayCode(notice.channel)}</span>
        {isNew && <Tag color="processing">{say('new')}</Tag>}
        {notice.isPersonal && <Tag>{say('personal')}</Tag>}
        {notice.state === 'failed' && <Tag color="error">{say('failed')}</Tag>}
      </div>
      <p>{notice.text[language]}</p>
      {isTriage && notice.warningId !== null && (
        <Link to={`/desk/operator/warnings/${notice.warningId}`} onClick={onLeave}>
          {say('toWarning')}
        </Link>
      )}
    </li>
  )
}
