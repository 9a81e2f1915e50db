import { api } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useSay } from '../../../language/language'
import { Loaded } from '../../../parts/states'
import { ChangeMark } from '../parts/marks'
import { useDifference, useReplays, type Difference, type Pack } from '../reads'
import { packWords } from './words'

const MOST_NAMED = 8

/** What becoming live would change, in short: asked before it is done. */
export function ChangesSummary({ hash }: { readonly hash: string }) {
  const say = useSay(packWords)
  const difference = useDifference(hash)
  return (
    <Loaded of={difference} rows={3}>
      {({ rules, files }) =>
        files.length === 0 ? (
          <p>{say('same')}</p>
        ) : (
          <>
            <p>{summaryText(say, rules, files)}</p>
            <ul className="rules-plain">
              {rules.slice(0, MOST_NAMED).map((one) => (
                <li key={one.rule}>
                  <ChangeMark change={one.change} /> <span className="rules-mono">{one.rule}</span>{' '}
                  {one.fields.length > 0 && <span className="soft">{one.fields.join(', ')}</span>}
                </li>
              ))}
              {rules.length > MOST_NAMED && (
                <li className="soft">{say('more', { count: rules.length - MOST_NAMED })}</li>
              )}
            </ul>
          </>
        )
      }
    </Loaded>
  )
}

type Say = ReturnType<typeof useSay<typeof packWords>>

export function summaryText(say: Say, rules: Difference['rules'], files: Difference['files']): string {
  const count = (change: string): number => rules.filter((one) => one.change === change).length
  return say('summary', {
    added: count('added'),
    changed: count('changed'),
    removed: count('removed'),
    files: Math.max(0, files.length - rules.length),
  })
}

export const usePackShadow = (hash: string) =>
  useRead(
    ['ruleset-shadow', hash],
    () => api.GET('/v1/rulesets/{hash}/shadow', { params: { path: { hash } } }),
    { live: ['ruleset'] },
  )

/** What is known of how it judges, before it is published. */
export function Evidence({ pack }: { readonly pack: Pack }) {
  const say = useSay(packWords)
  const replays = useReplays(pack.hash).data?.items
  const shadow = usePackShadow(pack.hash).data
  const result = replays?.find(({ state }) => state === 'done')?.result ?? null
  const changed = result?.levels.filter(({ level, toLevel }) => level !== toLevel) ?? []
  return (
    <>
      <p>
        {result === null
          ? say('noReplay')
          : say('lastReplay', {
              signals: result.signals,
              changed: changed.reduce((sum, { signals }) => sum + signals, 0),
              held: result.holds.newlyHeld,
              letGo: result.holds.letGo,
            })}
      </p>
      {shadow !== undefined && (
        <p>
          {say('shadowDone', {
            judged: shadow.judged,
            warn: shadow.wouldWarn,
            hold: shadow.wouldHold,
            letGo: shadow.wouldLetGo,
          })}
        </p>
      )}
    </>
  )
}
