import { Alert, App, Button, Segmented } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { useCode, useSay } from '../../../language/language'
import { DESK } from '../address'
import { StateChip } from '../state-chip'
import { ConsentsPanel } from './consents-panel'
import { Conflict, Editor, EndedMeanwhile } from './editor'
import { FactsPanel } from './facts-panel'
import { FindingsPanel } from './findings-panel'
import { History } from './history'
import { MarkedText } from './marked-text'
import { Preview } from './preview'
import { StepsBar } from './steps-bar'
import { StoryActs } from './story-acts'
import { useDesk, type DeskState } from './use-desk'
import { hasBeenOut, isOpen, type Story } from './use-story'
import { Views } from './views'
import { storyWords } from './words'

const shows = ['text', 'column', 'article'] as const
type Show = (typeof shows)[number]

/** Left the facts, in the middle the text, right what was found in it. */
export function StoryView({ story }: { readonly story: Story }) {
  const desk = useDesk(story)
  return (
    <div className="pub pub-story">
      <StoryHead story={story} desk={desk} />
      <StepsBar situation={desk.situation} acts={desk.acts} onSave={desk.save} />
      <div className="pub-columns">
        <FactsPanel story={story} />
        <TextPanel story={story} desk={desk} />
        <aside className="pub-panel">
          <div className="pub-panel-body">
            {(isOpen(story) || desk.findings.length > 0) && (
              <FindingsPanel
                inspection={desk.inspection}
                words={desk.wording.words}
                chosen={desk.chosen}
                isDoubted={desk.isDoubted}
                mending={desk.mending}
              />
            )}
            <ConsentsPanel story={story} />
            {hasBeenOut(story) && <Views id={story.id} />}
            <History id={story.id} />
          </div>
        </aside>
      </div>
    </div>
  )
}

interface PartProps {
  readonly story: Story
  readonly desk: DeskState
}

function StoryHead({ story, desk }: PartProps) {
  const say = useSay(storyWords)
  const sayCode = useCode()
  return (
    <header className="pub-story-head">
      <Link to={DESK}>← {say('back')}</Link>
      <h1 title={story.title}>{story.title}</h1>
      <StateChip state={story.state} />
      <span className="soft number">
        {story.warningNumber} · {sayCode(story.typology)} · {say('revision', { revision: story.revision })}
      </span>
      <span className="pub-space" />
      <StoryActs story={story} desk={desk} />
    </header>
  )
}

function TextPanel({ story, desk }: PartProps) {
  const say = useSay(storyWords)
  const [parameters, setParameters] = useSearchParams()
  const show = shows.find((each) => each === parameters.get('show')) ?? 'text'
  return (
    <section className="pub-panel" aria-label={say('text')}>
      <header className="pub-panel-head">
        <Segmented<Show>
          aria-label={say('show')}
          size="small"
          value={show}
          onChange={(next) => setParameters(next === 'text' ? {} : { show: next }, { replace: true })}
          options={shows.map((value) => ({ value, label: say(value) }))}
        />
        <span className="pub-space" />
        {desk.isEditor && <SaveTools desk={desk} />}
      </header>
      <div className="pub-panel-body pub-text" tabIndex={0} role="group" aria-label={say(show)}>
        {show === 'text' ? (
          <TextOf story={story} desk={desk} />
        ) : (
          <Preview key={show} story={story} kind={show} isDirty={desk.wording.isDirty} />
        )}
      </div>
    </section>
  )
}

function SaveTools({ desk: { wording, acts, canSave, save } }: Pick<PartProps, 'desk'>) {
  const say = useSay(storyWords)
  const { modal } = App.useApp()
  const revert = (): void =>
    void modal.confirm({
      title: say('revertTitle'),
      content: say('revertAbout'),
      okText: say('revert'),
      cancelText: say('cancel'),
      okButtonProps: { danger: true },
      onOk: () => wording.drop(),
    })
  return (
    <>
      <span role="status" className={wording.isDirty ? 'pub-unsaved' : 'soft'}>
        {say(wording.isDirty ? 'unsaved' : 'asSaved')}
      </span>
      {wording.isDirty && (
        <Button size="small" type="text" onClick={revert}>
          {say('revert')}
        </Button>
      )}
      <Button
        size="small"
        disabled={!canSave}
        loading={acts.save.isRunning}
        aria-keyshortcuts="Control+S"
        onClick={save}
      >
        {say('save')}
      </Button>
    </>
  )
}

function TextOf({ story, desk }: PartProps) {
  const say = useSay(storyWords)
  const { wording, findings } = desk
  if (!desk.isEditor)
    return (
      <>
        {wording.isDirty && <EndedMeanwhile story={story} wording={wording} />}
        {isOpen(story) && <Alert type="info" showIcon title={say('cannotEdit')} />}
        <article>
          <h2 className="pub-read">
            <MarkedText text={story.title} findings={findings.filter(({ field }) => field === 'title')} />
          </h2>
          <div className="pub-read">
            <MarkedText text={story.body} findings={findings.filter(({ field }) => field === 'body')} />
          </div>
        </article>
      </>
    )
  return (
    <>
      {wording.isKept && !wording.isBehind && <Alert type="info" showIcon title={say('kept')} />}
      {wording.isBehind && <Conflict story={story} wording={wording} />}
      <Editor
        story={story}
        wording={wording}
        findings={findings}
        chosen={desk.chosen}
        areas={desk.areas}
        onCaret={desk.onCaret}
        onSave={desk.save}
      />
    </>
  )
}
