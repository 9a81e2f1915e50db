import { Fragment } from 'react'
import type { Answer } from '../../../api/client'
import { useSay } from '../../../language/language'
import { Loaded } from '../../../parts/states'
import { useLines } from '../reads'
import { packWords } from './words'

type Line = Answer<'/v1/rulesets/{hash}/difference/lines', 'get'>['hunks'][number][number]

/** A file as it is in the pack in force and in this one, where they differ. */
export function Lines({ hash, path }: { readonly hash: string; readonly path: string }) {
  const say = useSay(packWords)
  const lines = useLines(hash, path)
  return (
    <Loaded of={lines} rows={3}>
      {({ hunks }) => (
        <div className="rules-lines-box" tabIndex={0} role="region" aria-label={say('lines', { path })}>
          <table className="rules-lines">
            <caption className="visually-hidden">{say('lines', { path })}</caption>
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{say('lineBefore')}</th>
                <th scope="col">{say('lineAfter')}</th>
                <th scope="col">{say('lineSign')}</th>
                <th scope="col">{say('lineText')}</th>
              </tr>
            </thead>
            <tbody>
              {hunks.map((hunk, at) => (
                <Fragment key={at}>
                  {leavesOut(hunks[at - 1], hunk) && (
                    <tr className="rules-lines-gap">
                      <td colSpan={4}>⋯</td>
                    </tr>
                  )}
                  {hunk.map((line, row) => (
                    <LineRow key={row} line={line} />
                  ))}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Loaded>
  )
}

/** Lines in force lie between the two that are not shown. */
function leavesOut(above: readonly Line[] | undefined, below: readonly Line[]): boolean {
  const last = above?.findLast(({ after }) => after !== null)?.after ?? null
  const next = below.find(({ after }) => after !== null)?.after ?? null
  return last !== null && next !== null && next > last + 1
}

const signs = { same: '', added: '+', removed: '−' } as const

function LineRow({ line }: { readonly line: Line }) {
  const say = useSay(packWords)
  const { kind, text, before, after } = line
  return (
    <tr className={`rules-line-${kind}`}>
      <td className="rules-line-number">{before}</td>
      <td className="rules-line-number">{after}</td>
      <td className="rules-line-sign">
        <span aria-hidden="true">{signs[kind]}</span>
        {kind !== 'same' && (
          <span className="visually-hidden">{say(kind === 'added' ? 'lineAdded' : 'lineRemoved')}</span>
        )}
      </td>
      <td className="rules-line-text">{text}</td>
    </tr>
  )
}
