import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useSay } from '../../../language/language'
import { Level } from '../../../parts/code'
import { Listing, listOf, Section } from '../parts/section'
import { ContactPolicies } from './contact-policies'
import { useLimitText } from './differences'
import { History } from './history'
import { currentOf, fields, levels, type Level as LevelName, type Version } from './limits'
import { NewLimits } from './new-limits'
import { levelWords } from './words'

/** How long each step of each level may take: what holds, what held, what is planned, and on what it rests. */
export default function Levels() {
  const say = useSay(levelWords)
  const [isAdding, setAdding] = useState(false)
  const versions = useRead(['level-versions'], () => api.GET('/v1/level-versions'))
  const items = versions.data?.items ?? []
  const current = currentOf(items)
  return (
    <Section
      title={say('title')}
      about={say('about')}
      actions={
        <Button type="primary" disabled={current === null} onClick={() => setAdding(true)}>
          {say('add')}
        </Button>
      }
    >
      <Listing list={listOf(versions, items.length)}>
        {current !== null && <Current of={current} />}
        <History versions={items} />
        <ContactPolicies />
      </Listing>
      {isAdding && current !== null && versions.data !== undefined && (
        <NewLimits current={current} revision={versions.data.revision} onClose={() => setAdding(false)} />
      )}
    </Section>
  )
}

function Current({ of }: { readonly of: Readonly<Record<LevelName, Version>> }) {
  const say = useSay(levelWords)
  const textOf = useLimitText()
  return (
    <div className="admin-scroll">
      <table className="admin-levels">
        <caption className="visually-hidden">{say('current')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('level')}</th>
            {fields.map((field) => (
              <th key={field} scope="col" className="admin-number">
                {say(field)}
              </th>
            ))}
            <th scope="col">{say('from')}</th>
            <th scope="col">{say('source')}</th>
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <tr key={level}>
              <th scope="row">
                <Level level={level} />
              </th>
              {fields.map((field) => (
                <td key={field} className="admin-number">
                  {textOf(field, of[level][field])}
                </td>
              ))}
              <td className="number">{of[level].effectiveFrom}</td>
              <td>{of[level].source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
