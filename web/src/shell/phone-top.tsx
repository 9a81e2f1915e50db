import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useSay } from '../language/language'
import { Mark } from '../parts/mark'
import { PhoneMenu } from './phone-menu'
import { shellWords } from './words'

interface PhoneTopProps {
  /** Where the mark leads to. */
  readonly home: string
  readonly isConnected: boolean
  /** How the phone is connected, in words. */
  readonly network: string
  /** Beside the menu. */
  readonly children: ReactNode
  /** Below the bar. */
  readonly strips?: ReactNode
  readonly onLeave: () => void
}

/** The head of a desk on a phone. */
export function PhoneTop(props: PhoneTopProps) {
  const say = useSay(shellWords)
  return (
    <header className="phone-top">
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <div className="phone-bar">
        <Link to={props.home} className="phone-name">
          <Mark size={28} />
          <span className={`phone-net ${props.isConnected ? '' : 'phone-net-offline'}`} role="status">
            {props.network}
          </span>
        </Link>
        <span className="phone-space" />
        {props.children}
        <PhoneMenu onLeave={props.onLeave} />
      </div>
      {props.strips}
    </header>
  )
}
