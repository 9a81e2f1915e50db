import { defineWords, useSay } from '../../../language/language'
import type { Suggestion } from './reads'

const words = defineWords({
  address: { zh: '按地址', en: 'By the address' },
  position: { zh: '按交易或手机位置', en: 'By the position of the payment or phone' },
  branch: { zh: '按开户网点', en: 'By the bank’s branch' },
  nothing: { zh: '地点不明', en: 'Place not known' },
  location: { zh: '精确到点', en: 'to the point' },
  village: { zh: '精确到村、社区', en: 'to the village' },
  town: { zh: '只到乡镇（街道）中心', en: 'to the middle of the town only' },
  bank: { zh: '网点位置', en: 'the branch itself' },
  district: { zh: '只知道区县', en: 'the district only' },
  short: { zh: '地址为简称', en: 'shortened names' },
  'old-name': { zh: '地址用旧名', en: 'a former name' },
  homophone: { zh: '地址有同音错字', en: 'misspelt by sound' },
  similar: { zh: '地址有错字', en: 'misspelt' },
  apart: { zh: '与上报位置相距 {kilometres} 公里', en: '{kilometres} km from the position told' },
  others: { zh: '也可能是：{names}', en: 'It may also be: {names}' },
})

const KILOMETRE = 1_000
const SEPARATOR = ' · '
// Nearer than this the position told is in the place that the address names.
const APART_METERS = 5_000

type Found = Suggestion['place']

/** What the place rests on, how near it is, and what else it may be. */
export function PlaceFound({ found }: { readonly found: Found }) {
  const say = useSay(words)
  const { source, precision, how, others, apartMeters } = found
  const told = [
    say(source ?? 'nothing'),
    ...(precision === null ? [] : [say(precision === 'branch' ? 'bank' : precision)]),
    ...(how === null || how === 'exact' ? [] : [say(how)]),
    ...(apartMeters === null || apartMeters <= APART_METERS
      ? []
      : [say('apart', { kilometres: (apartMeters / KILOMETRE).toFixed(1) })]),
  ]
  const names = others.map(({ name, townName }) => (townName === null ? name : `${townName}${name}`))
  return (
    <p className="soft place-found">
      {told.join(SEPARATOR)}
      {names.length > 0 && (
        <strong className="place-unsure"> {say('others', { names: names.join(SEPARATOR) })}</strong>
      )}
    </p>
  )
}
