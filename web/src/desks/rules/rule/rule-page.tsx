import { Button } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { useSay, useSpeech } from '../../../language/language'
import { State } from '../../../parts/code'
import { Empty, Loaded } from '../../../parts/states'
import { useUser } from '../../../session/use-session'
import { editPath } from '../address'
import { layIntoDraft } from '../edit/draft'
import { withNextVersion, withStatus } from '../edit/rule-text'
import { rowsOf, type RuleRow } from '../list/rows'
import { Braked, useTypology, weightText } from '../parts/marks'
import { YamlText } from '../parts/yaml-text'
import { useContents, useFile, useLivePack, usePacks, useRules } from '../reads'
import { rulesWords } from '../words'
import { Brakes } from './brakes'
import { History } from './history'
import { RuleFigures } from './rule-figures'
import { ruleWords } from './words'

/** One rule: what it says, what it has done, how it came to be so. */
export default function RulePage() {
  const { rule = '' } = useParams()
  const packs = usePacks()
  const live = useLivePack()
  const contents = useContents(live?.hash)
  const summaries = useRules().data?.items
  return (
    <Loaded of={packs} rows={10}>
      {() => (
        <Loaded of={contents} rows={10}>
          {({ items }) => {
            const row = rowsOf(items, summaries).find(({ id }) => id === rule)
            if (row === undefined || live === undefined) return <Gone rule={rule} />
            return <Sheet key={rule} row={row} pack={live.hash} />
          }}
        </Loaded>
      )}
    </Loaded>
  )
}

function Gone({ rule }: { readonly rule: string }) {
  const say = useSay(ruleWords)
  return (
    <article className="rules-sheet">
      <Empty title={say('notLive')} about={say('notLiveAbout')} />
      <History rule={rule} />
    </article>
  )
}

interface SheetProps {
  readonly row: RuleRow
  /** The pack in force. */
  readonly pack: string
}

function Sheet({ row, pack }: SheetProps) {
  const say = useSay(ruleWords)
  const file = useFile(pack, row.path)
  return (
    <article className="rules-sheet" aria-labelledby="rule-title">
      <Head row={row} pack={pack} text={file.data?.items[0]?.content ?? null} />
      <div className="rules-rule">
        <section aria-label={say('text')}>
          <h2>
            {say('text')} <span className="soft rules-mono">{row.path}</span>
          </h2>
          <Loaded of={file} rows={10}>
            {({ items }) => <YamlText text={items[0]?.content ?? ''} label={say('text')} />}
          </Loaded>
        </section>
        <div>
          <Brakes rule={row.id} />
          <RuleFigures
            rule={row.id}
            version={row.version}
            isQuiet={row.isBraked || row.status === 'shadow'}
          />
        </div>
      </div>
      <History rule={row.id} />
    </article>
  )
}

function Head({ row, pack, text }: SheetProps & { readonly text: string | null }) {
  const say = useSay(ruleWords)
  const sayRules = useSay(rulesWords)
  const { language } = useSpeech()
  const typology = useTypology()
  return (
    <header className="rules-head">
      <div>
        <h1 id="rule-title">
          {row.title[language]} <State state={row.status} of="rule" />
          {row.isBraked && <Braked />}
        </h1>
        <p className="soft">
          <span className="rules-mono">{row.id}</span> · {sayRules('version', { version: row.version })} ·{' '}
          {typology(row.typology)} · {sayRules('weight')} {weightText(row.weight)}
        </p>
      </div>
      <div className="rules-acts">
        {text !== null && <StatusButton row={row} pack={pack} text={text} />}
        <Link to={editPath(pack, row.path)}>
          <Button type="primary">{say('write')}</Button>
        </Link>
      </div>
    </header>
  )
}

/** A rule's state is a line of it: it goes through the editor like any other change. */
function StatusButton({ row, pack, text }: SheetProps & { readonly text: string }) {
  const say = useSay(ruleWords)
  const me = useUser()
  const navigate = useNavigate()
  if (row.status !== 'live' && row.status !== 'shadow') return null
  const to = row.status === 'live' ? 'shadow' : 'live'
  const change = (): void => {
    layIntoDraft(me.id, pack, row.path, withNextVersion(withStatus(text, to)))
    void navigate(editPath(pack, row.path))
  }
  return (
    <Button title={say('statusAbout')} onClick={change}>
      {say(to === 'shadow' ? 'toShadow' : 'toLive')}
    </Button>
  )
}
