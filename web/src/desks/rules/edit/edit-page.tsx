import './edit.css'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { useSay } from '../../../language/language'
import { Empty, Loaded } from '../../../parts/states'
import { useUser } from '../../../session/use-session'
import { useConfirm } from '../../admin/parts/use-confirm'
import { editPath, hashOf, packPath } from '../address'
import { PackLink } from '../parts/marks'
import { useContents, useLivePack, usePack, type FileInPack, type Pack } from '../reads'
import { sizeOf, useDraft, type Drafting } from './draft'
import { entriesOf, FileList } from './file-list'
import { NewRuleDialog, pathOfRule } from './new-rule-dialog'
import { OpenFile } from './open-file'
import { newRule } from './rule-text'
import { SaveDialog } from './save-dialog'
import { editWords } from './words'

/** Writing over a pack: its files, the one that is open, and what the service says of it all. */
export default function EditPage() {
  const { hex = '' } = useParams()
  const hash = hashOf(hex)
  const pack = usePack(hash)
  const contents = useContents(hash)
  return (
    <Loaded of={pack} rows={10}>
      {(base) => (
        <Loaded of={contents} rows={10}>
          {({ items }) => <Editing key={hash} base={base} items={items} />}
        </Loaded>
      )}
    </Loaded>
  )
}

interface EditingProps {
  readonly base: Pack
  readonly items: readonly FileInPack[]
}

function Editing({ base, items }: EditingProps) {
  const say = useSay(editWords)
  const drafting = useDraft(base.hash)
  const [parameters, setParameters] = useSearchParams()
  const file = parameters.get('file')
  const [isMaking, setMaking] = useState(parameters.has('new'))
  const open = (path: string): void => setParameters({ file: path })
  const taken = new Set(items.flatMap(({ path, rule }) => (rule === null ? [path] : [path, rule.id])))
  const isKnown = file !== null && (taken.has(file) || drafting.draft.files[file] !== undefined)
  return (
    <section className="rules-edit" aria-label={say('title')}>
      <EditHead base={base} items={items} drafting={drafting} onNew={() => setMaking(true)} />
      <div className="rules-edit-body">
        <FileList entries={entriesOf(items, drafting.draft)} open={file} onOpen={open} />
        {isKnown ? (
          <OpenFile
            key={file}
            base={base.hash}
            path={file}
            isNew={!taken.has(file)}
            drafting={drafting}
            onOpen={open}
          />
        ) : (
          <Empty title={say('choose')} about={say('chooseAbout')} />
        )}
      </div>
      {isMaking && (
        <NewRuleDialog
          taken={taken}
          onClose={() => setMaking(false)}
          onMake={(id) => {
            drafting.write(pathOfRule(id), newRule(id), null)
            setMaking(false)
            open(pathOfRule(id))
          }}
        />
      )}
    </section>
  )
}

interface EditHeadProps extends EditingProps {
  readonly drafting: Drafting
  readonly onNew: () => void
}

function EditHead({ base, items, drafting, onNew }: EditHeadProps) {
  const say = useSay(editWords)
  const me = useUser()
  const navigate = useNavigate()
  const drop = useDropping(drafting)
  const [isSaving, setSaving] = useState(false)
  const { draft, isDirty, clear } = drafting
  const isOwnDraft = base.state === 'draft' && base.importedBy?.id === me.id
  const count = sizeOf(draft)
  return (
    <>
      <header className="rules-edit-head">
        <span className="soft">
          {say('base')} <PackLink hash={base.hash} />
        </span>
        <span role="status" className={isDirty ? 'rules-so-so' : 'soft'}>
          {isDirty ? say('unsaved', { count }) : say('unsavedNone')}
        </span>
        <span className="rules-space" />
        <Button onClick={onNew}>{say('newRule')}</Button>
        <Button disabled={!isDirty} onClick={drop}>
          {say('discard')}
        </Button>
        <Button type="primary" disabled={!isDirty} onClick={() => setSaving(true)}>
          {say('save')}
        </Button>
      </header>
      <NotLive base={base} />
      {isSaving && (
        <SaveDialog
          base={base.hash}
          draft={draft}
          known={new Set(items.map(({ path }) => path))}
          replaces={isOwnDraft ? base.hash : null}
          onClose={() => setSaving(false)}
          onSaved={({ hash }) => {
            clear()
            void navigate(packPath(hash))
          }}
        />
      )}
    </>
  )
}

function useDropping({ draft, clear }: Drafting): () => void {
  const say = useSay(editWords)
  const confirm = useConfirm()
  return () =>
    confirm({
      title: say('discardTitle'),
      effect: say('discardEffect', { count: sizeOf(draft) }),
      action: say('discard'),
      run: async () => clear(),
    })
}

function NotLive({ base }: { readonly base: Pack }) {
  const say = useSay(editWords)
  const live = useLivePack()
  if (live === undefined || live.hash === base.hash) return null
  return (
    <Alert
      type="warning"
      showIcon
      className="rules-alert"
      title={say('notLive')}
      action={
        <Link to={editPath(live.hash)}>
          <Button size="small">{say('rebase')}</Button>
        </Link>
      }
    />
  )
}
