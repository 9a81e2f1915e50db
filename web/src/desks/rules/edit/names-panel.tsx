import { Input } from 'antd'
import { useState } from 'react'
import { useSay, useSpeech, type Language as Tongue } from '../../../language/language'
import type { Language } from '../reads'
import { editWords } from './words'

interface Name {
  readonly name: string
  readonly puts: string
  readonly about: string
  readonly detail: string
}

const MOST_SHOWN = 60

/** What conditions may be written with, to be looked up and put in where the caret is. */
export function NamesPanel({
  language: known,
  onInsert,
}: {
  readonly language: Language
  readonly onInsert: (text: string) => void
}) {
  const say = useSay(editWords)
  const { language } = useSpeech()
  const [search, setSearch] = useState('')
  const fits = ({ name, about }: Name): boolean =>
    `${name} ${about}`.toLowerCase().includes(search.trim().toLowerCase())
  const groups = groupsOf(known, language)
  return (
    <section className="rules-names" aria-label={say('language')}>
      <h2>{say('language')}</h2>
      <Input
        allowClear
        size="small"
        value={search}
        placeholder={say('searchNames')}
        aria-label={say('searchNames')}
        onChange={({ target }) => setSearch(target.value)}
      />
      <div className="rules-names-list">
        {groups.map(({ title, names }) => (
          <Group key={title} title={say(title)} names={names.filter(fits)} onInsert={onInsert} />
        ))}
      </div>
    </section>
  )
}

const groupsOf = (known: Language, tongue: Tongue) =>
  [
    {
      title: 'facts',
      names: known.facts.map((fact) => ({
        name: fact.name,
        puts: fact.name,
        about: fact[tongue],
        detail: fact.unit === null ? fact.type : `${fact.type} ${fact.unit}`,
      })),
    },
    {
      title: 'functions',
      names: known.functions.map((one) => ({
        name: one.name,
        puts: one.template.replace('#', ''),
        about: one[tongue],
        detail: one.signature,
      })),
    },
    {
      title: 'elements',
      names: known.elements.map(({ id, group, zh }) => ({
        name: id,
        puts: `'${id}'`,
        about: zh,
        detail: group,
      })),
    },
  ] as const

function Group({
  title,
  names,
  onInsert,
}: {
  readonly title: string
  readonly names: readonly Name[]
  readonly onInsert: (text: string) => void
}) {
  const say = useSay(editWords)
  if (names.length === 0) return null
  return (
    <>
      <h3>
        {title} <span className="soft">{names.length}</span>
      </h3>
      <ul>
        {names.slice(0, MOST_SHOWN).map(({ name, puts, about, detail }) => (
          <li key={name}>
            <button type="button" title={say('insert', { name })} onClick={() => onInsert(puts)}>
              <code>{name}</code>
              <span className="soft rules-names-detail">{detail}</span>
              <span className="rules-names-about">{about}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
