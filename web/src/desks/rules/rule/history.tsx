import { Checkbox } from 'antd'
import { useState } from 'react'
import { api, type Answer } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useSay } from '../../../language/language'
import { State } from '../../../parts/code'
import { Loaded } from '../../../parts/states'
import { NoteOf, Who } from '../packs/packs-page'
import { PackLink } from '../parts/marks'
import { ruleWords } from './words'

/** The packs that have the rule, the youngest first, and where it changed. */
export function History({ rule }: { readonly rule: string }) {
  const say = useSay(ruleWords)
  const [isWhole, setWhole] = useState(false)
  const history = useRead(
    ['rules', rule, 'history'],
    () => api.GET('/v1/rules/{rule}/history', { params: { path: { rule } } }),
    { live: ['ruleset'] },
  )
  return (
    <section aria-label={say('history')}>
      <div className="rules-section-head">
        <h2>{say('history')}</h2>
        <Checkbox checked={isWhole} onChange={({ target }) => setWhole(target.checked)}>
          {say('allPacks')}
        </Checkbox>
      </div>
      <Loaded of={history} rows={3}>
        {({ items }) => <Steps steps={items.filter(({ isChanged }) => isWhole || isChanged)} />}
      </Loaded>
    </section>
  )
}

type Step = Answer<'/v1/rules/{rule}/history', 'get'>['items'][number]

function Steps({ steps }: { readonly steps: readonly Step[] }) {
  const say = useSay(ruleWords)
  return (
    <table className="rules-table">
      <thead>
        <tr>
          <th scope="col">{say('version')}</th>
          <th scope="col">{say('pack')}</th>
          <th scope="col">{say('state')}</th>
          <th scope="col">{say('note')}</th>
          <th scope="col">{say('by')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ pack, version, isChanged }) => (
          <tr key={pack.hash}>
            <th scope="row">
              {version ?? '–'} {!isChanged && <span className="soft">{say('unchanged')}</span>}
            </th>
            <td>
              <PackLink hash={pack.hash} />
            </td>
            <td>
              <State state={pack.state} of="ruleset" />
            </td>
            <td className="rules-note">
              <NoteOf pack={pack} />
            </td>
            <td>
              <Who person={pack.importedBy} at={pack.importedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
