import { useSay, useSpeech } from '../../language/language'
import { Money } from '../../parts/money'
import { countText } from '../../parts/figures'
import { Panel, Table } from './panel'
import type { Figures } from './use-wall'
import { wallWords } from './words'

export function MoneyPanel({ figures }: { readonly figures: Figures }) {
  const say = useSay(wallWords)
  const { language } = useSpeech()
  return (
    <Panel
      area="money"
      title={say('money')}
      whole={() => (
        <Table
          label={say('money')}
          rows={figures.money}
          keyOf={({ id }) => id}
          columns={[
            { title: say('money'), cell: ({ name }) => name[language] },
            { title: say('amount'), cell: ({ amount }) => <Money yuan={amount} isFull />, isNumber: true },
            { title: say('pending'), cell: ({ pending }) => <Money yuan={pending} isFull />, isNumber: true },
            {
              title: say('parts'),
              cell: ({ warnings, of }) => `${countText(warnings)} / ${countText(of)}`,
              isNumber: true,
            },
            { title: say('definition'), cell: ({ definition }) => definition[language] },
          ]}
        />
      )}
    >
      <dl className="wall-money">
        {figures.money.map(({ id, name, amount, warnings, of }) => (
          <div key={id} className={`wall-money-${id}`}>
            <dt>{name[language]}</dt>
            <dd>
              <strong>
                <Money yuan={amount} isFar />
              </strong>
              <small>{say('moneyOf', { warnings: countText(warnings), of: countText(of) })}</small>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
