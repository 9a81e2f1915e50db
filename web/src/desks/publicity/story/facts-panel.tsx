import { useCode, useSay, useSpeech } from '../../../language/language'
import { factWords } from './fact-words'
import { factsOf, type FactLine } from './facts-of'
import type { Story } from './use-story'

/** The white-list: all that is known of the case here, with where it comes from. */
export function FactsPanel({ story }: { readonly story: Story }) {
  const say = useSay(factWords)
  const { original, facts } = story
  const isEdited = original.title !== story.title || original.body !== story.body
  return (
    <section className="pub-panel" aria-label={say('facts')}>
      <header className="pub-panel-head">
        <h2>{say('facts')}</h2>
      </header>
      <div className="pub-panel-body" tabIndex={0} role="group" aria-label={say('facts')}>
        <p className="soft">{say('about')}</p>
        <dl className="pub-facts">
          {factsOf(facts).map((line) => (
            <Line key={line.name} line={line} />
          ))}
        </dl>
        {facts.widened.length > 0 && <p className="soft">{say('whyWidened')}</p>}
        {isEdited && (
          <details className="pub-original">
            <summary>{say('original')}</summary>
            <p className="soft">{say('originalAbout')}</p>
            <p>
              <strong>{original.title}</strong>
            </p>
            <p className="pub-read">{original.body}</p>
          </details>
        )}
      </div>
    </section>
  )
}

function Line({ line: { name, value, from, widened } }: { readonly line: FactLine }) {
  const say = useSay(factWords)
  return (
    <div>
      <dt>{say(name)}</dt>
      <dd>
        <span className="pub-fact">
          <Value value={value} />
          {widened !== null && (
            <span className="pub-widened" title={say(widened)}>
              {say('widened')}
              <span className="visually-hidden">({say(widened)})</span>
            </span>
          )}
        </span>
        <small className="soft">{say('from', { where: say(from) })}</small>
      </dd>
    </div>
  )
}

function Value({ value }: { readonly value: FactLine['value'] }) {
  const say = useSay(factWords)
  const sayCode = useCode()
  const { language } = useSpeech()
  switch (value.kind) {
    case 'text':
      return <>{value.text[language]}</>
    case 'code':
      return <>{sayCode(value.code)}</>
    case 'word':
      return <>{say(value.word, value.more)}</>
  }
}
