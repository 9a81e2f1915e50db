import { Button, Radio, Select } from 'antd'
import { useId, useState } from 'react'
import { api, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { countText } from '../../../parts/figures'
import type { Pack } from '../reads'
import { replayWords } from './words'

type Request = Body<'/v1/rulesets/{hash}/replay', 'post'>

const DAY_HOURS = 24
const SPANS = [1, 6, 24, 3 * DAY_HOURS, 7 * DAY_HOURS, 30 * DAY_HOURS]
const MOST = [1_000, 10_000, 50_000]
const USUAL_MOST = 10_000
const LONGEST_FILE = 8_388_608

/** What is to be replayed; one replay runs at a time, for all who work here. */
export function ReplayForm({
  pack,
  onStarted,
}: {
  readonly pack: Pack
  readonly onStarted: (id: string) => void
}) {
  const say = useSay(replayWords)
  const [origin, setOrigin] = useState<Request['origin']>('stored')
  const [hours, setHours] = useState(DAY_HOURS)
  const [mostSignals, setMost] = useState(USUAL_MOST)
  const [file, setFile] = useState<File | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const start = useStart(pack.hash, onStarted)
  const send = async (): Promise<void> => {
    setProblem(null)
    if (origin === 'stored') {
      start.run({ origin, hours, mostSignals })
      return
    }
    const content = (await file?.text()) ?? ''
    if (content === '') setProblem(say('fileMissing'))
    else if (content.length > LONGEST_FILE) setProblem(say('fileTooLarge'))
    else start.run({ origin, content })
  }
  return (
    <div className="rules-replay-form" role="group" aria-label={say('title')}>
      <Radio.Group
        aria-label={say('origin')}
        value={origin}
        optionType="button"
        options={[
          { value: 'stored', label: say('stored') },
          { value: 'upload', label: say('upload') },
        ]}
        onChange={({ target }) => setOrigin(target.value === 'upload' ? 'upload' : 'stored')}
      />
      {origin === 'stored' ? (
        <StoredFields hours={hours} onHours={setHours} most={mostSignals} onMost={setMost} />
      ) : (
        <UploadField onFile={setFile} problem={problem} />
      )}
      <Button type="primary" loading={start.isRunning} onClick={() => void send()}>
        {say('start')}
      </Button>
    </div>
  )
}

const useStart = (hash: string, onStarted: (id: string) => void) =>
  useWrite((body: Request) => api.POST('/v1/rulesets/{hash}/replay', { params: { path: { hash } }, body }), {
    onDone: ({ id }) => onStarted(id),
    outdates: [['replays']],
  })

function StoredFields({
  hours,
  onHours,
  most,
  onMost,
}: {
  readonly hours: number
  readonly onHours: (hours: number) => void
  readonly most: number
  readonly onMost: (most: number) => void
}) {
  const say = useSay(replayWords)
  const spanText = (span: number): string =>
    span > DAY_HOURS ? say('days', { count: span / DAY_HOURS }) : say('hours', { count: span })
  return (
    <>
      <Select
        aria-label={say('span')}
        value={hours}
        onChange={onHours}
        options={SPANS.map((value) => ({ value, label: spanText(value) }))}
        style={{ width: 150 }}
      />
      <span className="soft">{say('most')}</span>
      <Select
        aria-label={say('most')}
        value={most}
        onChange={onMost}
        options={MOST.map((value) => ({ value, label: countText(value) }))}
        style={{ width: 110 }}
      />
    </>
  )
}

function UploadField({
  onFile,
  problem,
}: {
  readonly onFile: (file: File | null) => void
  readonly problem: string | null
}) {
  const say = useSay(replayWords)
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{say('file')}</label>
      <input
        id={id}
        type="file"
        accept=".ndjson,.jsonl,.txt,application/x-ndjson"
        aria-invalid={problem !== null}
        onChange={({ target }) => onFile(target.files?.[0] ?? null)}
      />
      {problem === null ? (
        <span className="soft">{say('fileSealed')}</span>
      ) : (
        <span role="alert" className="rules-bad">
          {problem}
        </span>
      )}
    </>
  )
}
