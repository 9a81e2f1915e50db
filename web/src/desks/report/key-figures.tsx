import { useSay, useSpeech } from '../../language/language'
import { countText, percentText } from '../../parts/figures'
import { Money } from '../../parts/money'
import { growthOf, growthOfMoney } from './change'
import type { Report } from './sections'
import { Points } from './table'
import { reportWords } from './words'

/** What a reader with half a minute takes away. */
const KEY_RATES = ['reach-rate', 'warning-precision', 'paid-after-warning', 'missed']
const KEY_MONEY = ['protected', 'stopped']

export function KeyFigures({ report }: { readonly report: Report }) {
  const say = useSay(reportWords)
  const { language } = useSpeech()
  const { warnings, rates, money } = report
  return (
    <section className="report-section">
      <h2>{say('key')}</h2>
      <dl className="report-key">
        <div>
          <dt>{say('allWarnings')}</dt>
          <dd>
            <strong>{countText(warnings.now.numerator)}</strong>
            <small>{growthOf(warnings.lastYear.numerator, warnings.now.numerator) ?? '–'}</small>
          </dd>
        </div>
        {rates
          .filter(({ id }) => KEY_RATES.includes(id))
          .map(({ id, name, now, lastYear }) => (
            <div key={id}>
              <dt>{name[language]}</dt>
              <dd>
                <strong>{percentText(now.share)}</strong>
                <small>
                  <Points before={lastYear.share} now={now.share} />
                </small>
              </dd>
            </div>
          ))}
        {money
          .filter(({ id }) => KEY_MONEY.includes(id))
          .map(({ id, name, now, lastYear }) => (
            <div key={id}>
              <dt>{name[language]}</dt>
              <dd>
                <strong>
                  <Money yuan={now.amount} isFar />
                </strong>
                <small>{growthOfMoney(lastYear.amount, now.amount) ?? '–'}</small>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
