import { api } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useSay } from '../../../language/language'
import { countText } from '../../../parts/figures'
import { Loaded } from '../../../parts/states'
import { dayOf, useNow } from '../../../parts/time'
import { lastDays, type DayViews } from './days'
import { recordWords } from './record-words'

// Views are counted, and no machine moves with them.
const EVERY_MS = 10_000
const DAYS = 30
const MINUTE_MS = 60_000

/** How often it was read, in all and by day. */
export function Views({ id }: { readonly id: string }) {
  const say = useSay(recordWords)
  const today = dayOf(useNow(MINUTE_MS))
  const views = useRead(
    ['story', id, 'views'],
    () => api.GET('/v1/stories/{id}/views', { params: { path: { id } } }),
    { live: ['story'], everyMs: EVERY_MS },
  )
  return (
    <section aria-label={say('views')} className="pub-section">
      <h2>{say('views')}</h2>
      <Loaded of={views} rows={2}>
        {({ total, days }) => (
          <>
            <p className="pub-total">
              <strong className="number">{countText(total)}</strong> {say('total')}
            </p>
            {total === 0 ? (
              <p className="soft">{say('noViews')}</p>
            ) : (
              <Bars days={lastDays(days, today, DAYS)} />
            )}
            <p className="soft">{say('aboutViews')}</p>
          </>
        )}
      </Loaded>
    </section>
  )
}

const [BAR, GAP, HEIGHT] = [8, 2, 56]

/** Thirty bars need no library of charts. The table says the same to who cannot see them. */
function Bars({ days }: { readonly days: readonly DayViews[] }) {
  const say = useSay(recordWords)
  const most = Math.max(1, ...days.map(({ views }) => views))
  const heightOf = (views: number): number => (views === 0 ? 1 : Math.max(3, (views / most) * HEIGHT))
  const label = say('chart', { days: days.length })
  return (
    <figure className="pub-bars">
      <svg viewBox={`0 0 ${days.length * (BAR + GAP)} ${HEIGHT}`} role="img" aria-label={label}>
        {days.map(({ day, views }, index) => (
          <rect
            key={day}
            className={views === 0 ? 'is-none' : ''}
            x={index * (BAR + GAP)}
            y={HEIGHT - heightOf(views)}
            width={BAR}
            height={heightOf(views)}
          >
            <title>{`${day}: ${views}`}</title>
          </rect>
        ))}
      </svg>
      <figcaption className="soft number">
        <span>{days[0]?.day}</span>
        <span>{say('most', { count: most })}</span>
        <span>{days.at(-1)?.day}</span>
      </figcaption>
      <table className="visually-hidden">
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{say('day')}</th>
            <th scope="col">{say('views')}</th>
          </tr>
        </thead>
        <tbody>
          {days
            .filter(({ views }) => views > 0)
            .map(({ day, views }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{views}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  )
}
