import { useSay, useSpeech } from '../../language/language'
import { countText, spansText, percentText } from '../../parts/figures'
import { Panel, Table } from './panel'
import type { Figures } from './use-wall'
import { wallWords } from './words'

type Stage = Figures['funnel'][number]
type Minutes = Stage['sinceWarned']

export function Funnel({ figures }: { readonly figures: Figures }) {
  const say = useSay(wallWords)
  const { language } = useSpeech()
  const most = Math.max(1, ...figures.funnel.map(({ count }) => count))
  return (
    <Panel
      area="funnel"
      title={say('funnel')}
      note={say('minutesNote')}
      whole={() => <WholeFunnel stages={figures.funnel} />}
    >
      <ol className="wall-funnel">
        {figures.funnel.map(({ id, name, count, ofPrevious, sinceWarned }, at) => (
          <li key={id}>
            <span className="wall-funnel-name">{name[language]}</span>
            <span className="wall-funnel-track">
              <span
                className={`wall-funnel-bar wall-stage-${at}`}
                style={{ width: `${(count / most) * 100}%` }}
              />
              <span className="wall-funnel-text">
                <strong>{countText(count)}</strong>
                {at > 0 && (
                  <span>
                    {percentText(ofPrevious.share)}
                    <small>
                      {' '}
                      {countText(ofPrevious.numerator)}/{countText(ofPrevious.denominator)}
                    </small>
                  </span>
                )}
              </span>
            </span>
            <span className="wall-funnel-minutes">
              {sinceWarned === null ? '' : spansText(sinceWarned.p50, sinceWarned.p90, language)}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function WholeFunnel({ stages }: { readonly stages: readonly Stage[] }) {
  const say = useSay(wallWords)
  const { language } = useSpeech()
  const parts = (share: {
    readonly numerator: number
    readonly denominator: number
    readonly share: number | null
  }) => (
    <>
      {percentText(share.share)}{' '}
      <span className="soft">
        {countText(share.numerator)}/{countText(share.denominator)}
      </span>
    </>
  )
  const minutes = (of: Minutes) =>
    of === null ? '–' : `${spansText(of.p50, of.p90, language)} (${of.measured}/${of.of})`
  return (
    <Table
      label={say('funnel')}
      rows={stages}
      keyOf={({ id }) => id}
      columns={[
        { title: say('stage'), cell: ({ name }) => name[language] },
        { title: say('count'), cell: ({ count }) => countText(count), isNumber: true },
        { title: say('ofWarned'), cell: ({ ofWarned }) => parts(ofWarned), isNumber: true },
        { title: say('ofPrevious'), cell: ({ ofPrevious }) => parts(ofPrevious), isNumber: true },
        { title: say('sinceWarned'), cell: ({ sinceWarned }) => minutes(sinceWarned), isNumber: true },
        { title: say('sincePrevious'), cell: ({ sincePrevious }) => minutes(sincePrevious), isNumber: true },
        { title: say('definition'), cell: ({ definition }) => definition[language] },
      ]}
    />
  )
}

export function Rates({ figures }: { readonly figures: Figures }) {
  const say = useSay(wallWords)
  const { language } = useSpeech()
  return (
    <Panel
      area="rates"
      title={say('rates')}
      whole={() => (
        <Table
          label={say('rates')}
          rows={figures.rates}
          keyOf={({ id }) => id}
          columns={[
            { title: say('rate'), cell: ({ name }) => name[language] },
            { title: say('share'), cell: ({ share }) => percentText(share), isNumber: true },
            {
              title: say('parts'),
              cell: ({ numerator, denominator }) => `${countText(numerator)} / ${countText(denominator)}`,
              isNumber: true,
            },
            { title: say('definition'), cell: ({ definition }) => definition[language] },
          ]}
        />
      )}
    >
      <dl className="wall-rates">
        {figures.rates.map(({ id, name, share, numerator, denominator }) => (
          <div key={id}>
            <dt title={name[language]}>{name[language]}</dt>
            <dd>
              <strong>{percentText(share)}</strong>
              <small>
                {countText(numerator)}/{countText(denominator)}
              </small>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
