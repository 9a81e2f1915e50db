import { Segmented } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useSay } from '../../../language/language'
import { Empty, Loading } from '../../../parts/states'
import type { WarningSignal } from './reads'
import { textWords } from './text-words'
import { Typology } from './typology'

type Near = WarningSignal['similar'][number]

/** The known scripts a text is near, one at a time, beside it. */
export function Similar({ near }: { readonly near: readonly Near[] }) {
  const say = useSay(textWords)
  const [chosen, setChosen] = useState(0)
  const script = near[chosen] ?? near[0]
  return (
    <section className="similar" aria-label={say('similar')}>
      <h3>
        {say('similar')}
        {near.length > 1 && (
          <Segmented<number>
            size="small"
            value={chosen}
            onChange={setChosen}
            options={near.map(({ similarity }, value) => ({ value, label: percent(similarity) }))}
          />
        )}
      </h3>
      {script === undefined ? (
        <p className="soft">{say('noneSimilar')}</p>
      ) : (
        <Script key={script.script} near={script} />
      )}
    </section>
  )
}

const percent = (similarity: number): string => `${Math.round(similarity * 100)}%`

function Script({ near }: { readonly near: Near }) {
  const say = useSay(textWords)
  const id = near.script
  const script = useRead(['script', id], () => api.GET('/v1/scripts/{id}', { params: { path: { id } } }))
  if (script.error !== null) return <Empty title={say('gone')} />
  if (script.data === undefined) return <Loading rows={3} />
  const { text, typology, isCase } = script.data
  return (
    <>
      <p className="soft">
        {percent(near.similarity)} {typology !== null && <Typology id={typology} />}{' '}
        <code className="rule-id">{id}</code>
      </p>
      <p className={isCase ? 'soft' : 'said'}>{isCase ? say('known') : text}</p>
    </>
  )
}
