import { Badge, Button, Drawer, Tag } from 'antd'
import { useState } from 'react'
import { api, type Answer } from '../../api/client'
import { useRead } from '../../api/query'
import { useSay } from '../../language/language'
import { Loaded } from '../states'
import { Moment } from '../time'
import './bank-links.css'
import { bankLinkWords } from './words'

export type BankLink = Answer<'/v1/bank-links', 'get'>['items'][number]

const REFRESH_MS = 30_000
const colours = { up: 'success', degraded: 'warning', down: 'error', by_hand: 'default' } as const

export const useBankLinks = () =>
  useRead(['bank-links'], () => api.GET('/v1/bank-links'), {
    live: ['bank_link', 'stop', 'freeze', 'protective_hold'],
    everyMs: REFRESH_MS,
  })

/** One word on all banks, and behind it each of them: what is down, what waits there, whom to telephone. */
export function BankStatus() {
  const say = useSay(bankLinkWords)
  const [isOpen, setOpen] = useState(false)
  const links = useBankLinks()
  const items = links.data?.items ?? []
  const down = items.filter(({ state }) => state === 'down').length
  const isByHand = items.length > 0 && items.every(({ state }) => state === 'by_hand')
  const degraded = items.filter(({ state }) => state === 'degraded').length
  return (
    <>
      <Button type="text" size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Badge
          status={down > 0 ? 'error' : degraded > 0 ? 'warning' : 'success'}
          text={
            <span className={down > 0 ? 'bank-down' : ''}>
              {isByHand ? say('by_hand') : wordOf(say, down, degraded, links.isPending)}
            </span>
          }
        />
      </Button>
      <Drawer title={say('title')} open={isOpen} onClose={() => setOpen(false)} size={440}>
        <p className="soft">{say('about')}</p>
        <Loaded of={links} rows={6}>
          {(list) => (
            <ul className="bank-links">
              {list.items.map((link) => (
                <OneLink key={link.bank.id} link={link} />
              ))}
            </ul>
          )}
        </Loaded>
      </Drawer>
    </>
  )
}

type Say = ReturnType<typeof useSay<typeof bankLinkWords>>

function wordOf(say: Say, down: number, degraded: number, isPending: boolean): string {
  if (isPending) return say('open')
  if (down > 0) return say('someDown', { count: down })
  return degraded > 0 ? say('someDegraded', { count: degraded }) : say('allUp')
}

function OneLink({ link }: { readonly link: BankLink }) {
  const say = useSay(bankLinkWords)
  return (
    <li className={`bank-link bank-link-${link.state}`}>
      <div className="bank-link-head">
        <strong>{link.bank.name}</strong>
        <LinkState link={link} />
      </div>
      <div className="bank-link-facts">
        {link.queued > 0 && <strong>{say('queued', { count: link.queued })}</strong>}
        <span>{say('awaited', { count: link.awaited })}</span>
        {link.oldestAt !== null && (
          <span>
            {say('oldest')} <Moment at={link.oldestAt} />
          </span>
        )}
        <span className="soft">
          {say('lastAnswer')} {link.lastAnswerAt === null ? say('never') : <Moment at={link.lastAnswerAt} />}
        </span>
      </div>
      <Phones link={link} />
    </li>
  )
}

/** Of a gateway that works nobody needs to know since when. */
export function LinkState({ link }: { readonly link: BankLink }) {
  const say = useSay(bankLinkWords)
  const isWell = link.state === 'up' || link.state === 'by_hand'
  return (
    <span className="bank-link-state">
      <Tag color={colours[link.state]}>{say(link.state)}</Tag>
      {!isWell && link.since !== null && (
        <span className="soft">
          {say('since')} <Moment at={link.since} />
        </span>
      )}
    </span>
  )
}

function Phones({ link: { dutyPhone, headOfficePhone } }: { readonly link: BankLink }) {
  const say = useSay(bankLinkWords)
  const phones = [
    ['call', dutyPhone],
    ['headOffice', headOfficePhone],
  ] as const
  return (
    <div className="bank-link-facts">
      {phones.map(([word, phone]) =>
        phone === null ? null : (
          <span key={word}>
            {say(word)} <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>
          </span>
        ),
      )}
    </div>
  )
}
