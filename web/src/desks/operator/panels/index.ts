/**
 * Everything an operator sees of one warning. Each panel fills the box it is given and takes the warning; what it needs
 * besides it reads itself. Dialogs are opened by the frame, so that keys and buttons open the same ones:
 *
 *   const acts = useWarningActs(warning)
 *   useKeys([...frameKeys, ...acts.keys])
 *   <WarningScreen warning={warning} acts={acts} head={<Head … />} />
 */
export { ActBar } from './act-bar'
export { WarningDialog, type DialogAct } from './dialogs'
export { useHoldsKey } from './holds-drawer'
export { useTraceKey } from './trace/trace-drawer'
export { IdentityCard } from './identity-card'
export { MoneyPanel } from './money-graph'
export { nextAction, type NextAction } from './next-action'
export { NextActionBar } from './next-action-bar'
export { PlacePanel } from './place-map'
export { canDispatch, possibleActs, type WarningAct } from './possible'
export { ReasonsPanel } from './reasons'
export { useNextAction, useTasks, type WarningDetail } from './reads'
export { WarningScreen } from './screen'
export { SuggestionPanel } from './suggestion'
export { TasksPanel } from './tasks'
export { TextPanel } from './text-panel'
export { TimelinePanel } from './timeline'
export { Typology } from './typology'
export { actKeys, useWarningActs, type WarningActs } from './use-acts'
