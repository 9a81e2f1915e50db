import { Button } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { useSay } from '../../../language/language'
import { State } from '../../../parts/code'
import { CopyButton } from '../../../parts/copy-button'
import { Loaded } from '../../../parts/states'
import { Replays } from '../replays/replays'
import { editPath, hashOf, shortOf } from '../address'
import { usePack, type Pack } from '../reads'
import { Contents } from './contents'
import { DifferenceView } from './difference'
import { NoteOf, Who } from './packs-page'
import { PackShadow } from './pack-shadow'
import { Progress } from './progress'
import { Steps } from './steps'
import { packWords } from './words'

const VIEWS = ['difference', 'replay', 'shadowRun', 'rules'] as const
type View = (typeof VIEWS)[number]

/** One pack: how far it is on its way, what it would change, and what can be done with it. */
export default function PackPage() {
  const { hex = '' } = useParams()
  const pack = usePack(hashOf(hex))
  return (
    <Loaded of={pack} rows={10}>
      {(read) => <Sheet key={read.hash} pack={read} />}
    </Loaded>
  )
}

function Sheet({ pack }: { readonly pack: Pack }) {
  const say = useSay(packWords)
  const [parameters, setParameters] = useSearchParams()
  const view = VIEWS.find((one) => one === parameters.get('view')) ?? 'difference'
  return (
    <article className="rules-sheet" aria-labelledby="pack-name">
      <PackHead pack={pack} />
      <Progress pack={pack} />
      <div className="rules-tabs" role="tablist" aria-label={say('views')}>
        {VIEWS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            aria-selected={one === view}
            aria-controls="pack-view"
            onClick={() => setParameters({ view: one }, { replace: true })}
          >
            {say(one)}
          </button>
        ))}
      </div>
      <div id="pack-view" role="tabpanel" aria-labelledby={`tab-${view}`}>
        <Shown view={view} pack={pack} />
      </div>
    </article>
  )
}

function Shown({ view, pack }: { readonly view: View; readonly pack: Pack }) {
  switch (view) {
    case 'difference':
      return <DifferenceView pack={pack} />
    case 'replay':
      return <Replays pack={pack} />
    case 'shadowRun':
      return <PackShadow pack={pack} />
    case 'rules':
      return <Contents pack={pack} />
  }
}

function PackHead({ pack }: { readonly pack: Pack }) {
  const say = useSay(packWords)
  return (
    <>
      <header className="rules-head">
        <div>
          <h1 id="pack-name">
            {say('pack')} <span className="rules-mono">{shortOf(pack.hash)}</span>
            <CopyButton text={pack.hash} what={say('pack')} /> <State state={pack.state} of="ruleset" />
          </h1>
          <p>
            <NoteOf pack={pack} />
          </p>
        </div>
        <div className="rules-acts">
          <Link to={editPath(pack.hash)}>
            <Button>{say('write')}</Button>
          </Link>
          <Steps pack={pack} />
        </div>
      </header>
      <dl className="rules-facts">
        <div>
          <dt>{say('author')}</dt>
          <dd>
            <Who person={pack.importedBy} at={pack.importedAt} />
          </dd>
        </div>
        <div>
          <dt>{say('reviewer')}</dt>
          <dd>{pack.reviewedBy === null ? '–' : <Who person={pack.reviewedBy} at={pack.reviewedAt} />}</dd>
        </div>
        <div>
          <dt>{say('live')}</dt>
          <dd>
            {pack.liveSince === null ? say('never') : <Who person={pack.publishedBy} at={pack.liveSince} />}
          </dd>
        </div>
        <div>
          <dt>{say('ruleCount')}</dt>
          <dd>{pack.ruleCount}</dd>
        </div>
      </dl>
    </>
  )
}
