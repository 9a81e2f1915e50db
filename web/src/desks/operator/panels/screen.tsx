import type { ReactNode } from 'react'
import { ActBar } from './act-bar'
import { WarningDialog } from './dialogs'
import { IdentityCard } from './identity-card'
import { MoneyPanel } from './money-graph'
import { NextActionBar } from './next-action-bar'
import { PlacePanel } from './place-map'
import { ReasonsPanel } from './reasons'
import type { WarningDetail } from './reads'
import { SuggestionPanel } from './suggestion'
import { TasksPanel } from './tasks'
import { TextPanel } from './text-panel'
import { TimelinePanel } from './timeline'
import type { WarningActs } from './use-acts'

interface ScreenProps {
  readonly warning: WarningDetail
  readonly acts: WarningActs
  /** Above all: number, level, state, whose it is. */
  readonly head?: ReactNode
}

/**
 * One warning on one screen: it fills the box it is given and does not scroll as a whole from 1120 x 760 on. What was
 * opened of one person is not carried to the next.
 */
export const WarningScreen = ({ warning, acts, head }: ScreenProps) => (
  <div className="warning-screen" key={warning.id}>
    {head}
    <div className="screen-acts">
      <NextActionBar warning={warning} onAct={acts.run} />
      <ActBar acts={acts} />
    </div>
    <div className="screen-columns">
      <div className="screen-column screen-who">
        <IdentityCard warning={warning} />
        <ReasonsPanel warning={warning} />
      </div>
      <div className="screen-column screen-what">
        <TextPanel warning={warning} />
        <MoneyPanel warning={warning} />
        <TimelinePanel warning={warning} />
      </div>
      <div className="screen-column screen-where">
        <PlacePanel warning={warning} />
        <SuggestionPanel warning={warning} onOther={() => acts.run('dispatch')} />
        <TasksPanel warning={warning} />
      </div>
    </div>
    <WarningDialog warning={warning} act={acts.dialog} onClose={acts.close} />
  </div>
)
