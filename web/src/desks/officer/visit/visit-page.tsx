import { useEffect, useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { serverNow } from '../../../api/server-time'
import { useSay } from '../../../language/language'
import { Loading } from '../../../parts/states'
import { useUser } from '../../../session/use-session'
import { scrollBehavior } from '../../../theme/preferences'
import { BigButton, Bottom } from '../../../parts/phone/parts'
import { deleteDraft, readDraft, writeDraft } from '../phone/database'
import { useDeed } from '../use-deed'
import { useTask } from '../use-desk'
import { words } from '../words'
import { emptyDraft, isAnswered, problemsOf, sectionsOf, type Draft, type Problem } from './draft'
import { PaidSection } from './paid-section'
import { reportOf } from './report'
import {
  ContactSection,
  DoneSection,
  LooksSection,
  NextSection,
  QuestionsSection,
  ResultSection,
} from './sections'
import { visitWords } from './words'

/** 见面劝阻反馈, by taps; every tap is kept on the phone at once. */
export function VisitPage() {
  const { id = '' } = useParams()
  const user = useUser()
  const [draft, setDraft] = useState<Draft | null>(null)
  useEffect(() => {
    // A phone that keeps nothing begins anew; the page says so on top.
    readDraft(user.id, id).then(
      (kept) => setDraft(kept ?? emptyDraft),
      () => setDraft(emptyDraft),
    )
  }, [user.id, id])
  if (draft === null) return <Loading />
  return <VisitForm userId={user.id} taskId={id} start={draft} />
}

interface FormProps {
  readonly userId: string
  readonly taskId: string
  readonly start: Draft
}

function VisitForm(props: FormProps) {
  const say = useSay(words)
  const sayVisit = useSay(visitWords)
  const navigate = useNavigate()
  const { draft, isKept, change, problems, number, send } = useVisit(props)
  const parts = { draft, change, problems }
  return (
    <>
      <main id="content" tabIndex={-1} className="phone-main">
        <Head draft={draft} isKept={isKept} number={number} />
        <ResultSection {...parts} />
        {draft.finding !== 'not_reached' && (
          <>
            <ContactSection {...parts} />
            <LooksSection {...parts} />
            <QuestionsSection {...parts} />
            <PaidSection {...parts} />
            <DoneSection {...parts} />
          </>
        )}
        <NextSection {...parts} />
        <Missing problems={problems} />
      </main>
      <Bottom above={<Progress draft={draft} />}>
        <BigButton kind="second" onClick={() => void navigate(-1)}>
          {say('back')}
        </BigButton>
        <BigButton onClick={() => void send()}>{sayVisit('send')}</BigButton>
      </Bottom>
    </>
  )
}

/** Which draft is on the phone for certain; the one that was read is. */
function useKept(userId: string, taskId: string, start: Draft) {
  const [kept, setKept] = useState(start)
  const keep = (next: Draft): void =>
    void writeDraft(userId, taskId, next).then(
      () => setKept(next),
      // A phone that keeps nothing: the page says so on top.
      () => undefined,
    )
  return { kept, keep }
}

/** The report under the hand: kept with every tap, checked when it is to go, gone from the form once it is kept to be sent. */
function useVisit({ userId, taskId, start }: FormProps) {
  const navigate = useNavigate()
  const carryOut = useDeed()
  const { data } = useTask(taskId)
  const [draft, setDraft] = useState(start)
  const { kept, keep } = useKept(userId, taskId, start)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const isSending = useRef(false)
  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part }
    setDraft(next)
    if (problems.length > 0) setProblems(problemsOf(next, Date.now()))
    keep(next)
  }
  const send = async (): Promise<void> => {
    const [first, ...others] = problemsOf(draft, Date.now())
    setProblems(first === undefined ? [] : [first, ...others])
    if (first !== undefined) showSection(first.section)
    if (first !== undefined || isSending.current) return
    isSending.current = true
    const deed = { report: reportOf(draft, serverNow()), draft }
    const isKept = await carryOut({ kind: 'visit', taskId, about: data?.number ?? null, deed })
    isSending.current = false
    if (!isKept) return
    await deleteDraft(userId, taskId).catch(() => undefined)
    void navigate('/desk/officer', { replace: true })
  }
  return { draft, isKept: kept === draft, change, problems, number: data?.number ?? '', send }
}

const showSection = (section: string): void =>
  document
    .getElementById(`section-${section}`)
    ?.scrollIntoView({ behavior: scrollBehavior(), block: 'start' })

interface HeadProps {
  readonly draft: Draft
  readonly isKept: boolean
  readonly number: string
}

/** How far it is, and that nothing is lost. */
function Head({ draft, isKept, number }: HeadProps) {
  const say = useSay(visitWords)
  const sections = sectionsOf(draft)
  const done = sections.filter((section) => isAnswered(draft, section))
  const progress = say('progress', { done: done.length, all: sections.length })
  return (
    <>
      <div className="visit-head">
        <h1>{say('title')}</h1>
        <span className="row-end" role="status">
          {progress}
        </span>
      </div>
      <p className="soft" style={{ margin: 0 }}>
        <span className="number">{number}</span> {isKept && draft !== emptyDraft ? say('saved') : ''}
      </p>
    </>
  )
}

/** Above the buttons: seen wherever the form is scrolled to. */
const Progress = ({ draft }: { readonly draft: Draft }) => (
  <div className="progress" aria-hidden="true">
    {sectionsOf(draft).map((section) => (
      <i key={section} className={isAnswered(draft, section) ? 'is-done' : ''} />
    ))}
  </div>
)

function Missing({ problems }: { readonly problems: readonly Problem[] }) {
  const say = useSay(visitWords)
  if (problems.length === 0) return null
  return (
    <div className="missing" role="alert" style={{ marginTop: 12 }}>
      {say('problems')}
      <ul>
        {problems.map(({ code, index }) => (
          <li key={`${code}-${index}`}>
            {index === null ? '' : say('ofPayment', { number: index + 1 })}
            {say(`p-${code}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}
