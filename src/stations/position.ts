import { MINUTE_MS } from '../lib/duration'
import { stationLimits } from './limits'

/** Whether a reported position still says where somebody is. */
export const isPositionFresh = ({ positionAt }: { readonly positionAt: Date | null }, now: Date): boolean =>
  positionAt !== null && now.getTime() - positionAt.getTime() <= stationLimits.positionFresh.value * MINUTE_MS
