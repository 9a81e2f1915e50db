import { useSay, useSpeech } from '../../language/language'
import { Money, shortYuan } from '../../parts/money'
import { countText } from '../../parts/figures'
import { Panel, Table } from './panel'
import type { Figures } from './use-wall'
import { wallWords } from './words'

type Index = NonNullable<Figures['index']>
type Town = Index['towns'][number]

const SHOWN = 9
const termWords = { confirmed: 'confirmed', paid: 'paid', late: 'lateTasks', missed: 'missed' } as const

export function IndexPanel({ figures }: { readonly figures: Figures }) {
  const say = useSay(wallWords)
  const { index } = figures
  if (index === null)
    return (
      <Panel area="index" title={say('index')}>
        <p className="wall-empty">{say('noIndex')}</p>
      </Panel>
    )
  const shown = index.towns.filter((town) => town.index > 0).slice(0, SHOWN)
  const most = Math.max(1, ...shown.map((town) => town.index))
  return (
    <Panel
      area="index"
      title={say('index')}
      note={say('indexShort')}
      whole={() => <WholeIndex index={index} />}
    >
      {shown.length === 0 && <p className="wall-empty">{say('nothing')}</p>}
      <ol className="wall-list">
        {shown.map((town) => (
          <li key={town.code} className="wall-row">
            <span className="wall-name">
              {town.name} {town.isFew && <small className="wall-few">{say('few')}</small>}
            </span>
            <span className="wall-index" aria-hidden="true">
              <span style={{ width: `${(town.index / most) * 100}%` }} />
            </span>
            <strong>{Math.round(town.index)}</strong>
          </li>
        ))}
      </ol>
      <p className="wall-formula">
        {say('formula', {
          terms: index.terms.map(({ id, weight }) => say(termWords[id], { weight })).join(' · '),
        })}
      </p>
    </Panel>
  )
}

function WholeIndex({ index }: { readonly index: Index }) {
  const say = useSay(wallWords)
  const { language } = useSpeech()
  const valueOf = (id: string, value: string) => (id === 'paid' ? <Money yuan={value} /> : value)
  return (
    <>
      <p>{index.formula[language]}</p>
      <p className="soft">
        {say('fewAbout', { count: index.fewWarnings })} {say('source')}: {index.source} ({index.effectiveFrom}
        )
      </p>
      <Table
        label={say('index')}
        rows={index.towns}
        keyOf={({ code }) => code}
        columns={[
          {
            title: say('town'),
            cell: ({ name, isFew }: Town) => (
              <>
                {name} {isFew && <small className="wall-few">{say('few')}</small>}
              </>
            ),
          },
          { title: say('index'), cell: (town) => town.index.toFixed(1), isNumber: true },
          { title: say('warnings'), cell: ({ warnings }) => countText(warnings), isNumber: true },
          ...index.terms.map(({ id, name, weight, average }) => ({
            title: `${name[language]} · ${say('weight')} ${weight} · ${say('average')} ${id === 'paid' ? shortYuan(average, language) : average}`,
            cell: ({ terms }: Town) => {
              const term = terms.find((each) => each.id === id)
              return term === undefined ? (
                '–'
              ) : (
                <>
                  {valueOf(id, term.value)} <span className="soft">+{term.points.toFixed(1)}</span>
                </>
              )
            },
            isNumber: true,
          })),
        ]}
      />
    </>
  )
}
