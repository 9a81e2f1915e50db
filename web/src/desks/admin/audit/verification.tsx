import { Alert, Button, Form, Input, Progress as Bar } from 'antd'
import { useState } from 'react'
import { useSay } from '../../../language/language'
import { CopyButton } from '../../../parts/copy-button'
import { useVerification, type Verifying } from './use-verification'
import { notedOf, type Result } from './verification-stream'
import { verificationWords } from './verification-words'

/** Whether the log is whole: a question for now, with an answer to keep for later. */
export function Verification() {
  const say = useSay(verificationWords)
  const { verifying, start, stop } = useVerification()
  const [noted, setNoted] = useState('')
  const [isWrong, setWrong] = useState(false)
  const isRunning = verifying.state === 'running'
  const begin = (): void => {
    const head = notedOf(noted)
    const isUnreadable = noted.trim() !== '' && head === null
    setWrong(isUnreadable)
    if (!isUnreadable) start(head)
  }
  return (
    <details className="admin-panel">
      <summary>{say('title')}</summary>
      <p className="soft">{say('about')}</p>
      <Form layout="vertical" onFinish={begin}>
        <Form.Item
          label={say('noted')}
          htmlFor="noted"
          extra={say('notedHelp')}
          validateStatus={isWrong ? 'error' : ''}
          help={isWrong ? say('notedWrong') : null}
        >
          <Input
            id="noted"
            className="admin-mono"
            autoComplete="off"
            value={noted}
            onChange={({ target }) => setNoted(target.value)}
          />
        </Form.Item>
        <div className="admin-inline">
          <Button type="primary" htmlType="submit" loading={isRunning}>
            {say('start')}
          </Button>
          {isRunning && <Button onClick={stop}>{say('stop')}</Button>}
        </div>
      </Form>
      <Outcome of={verifying} />
    </details>
  )
}

function Outcome({ of }: { readonly of: Verifying }) {
  const say = useSay(verificationWords)
  switch (of.state) {
    case 'idle':
      return null
    case 'running':
      return <Going checked={of.progress.checked} total={of.progress.total} />
    case 'stopped':
      return <Alert className="admin-below" type="info" title={say('stopped')} />
    case 'failed':
      return (
        <Alert className="admin-below" type="error" role="alert" title={say('failed', { why: of.why })} />
      )
    case 'done':
      return <Verdict of={of.result} />
  }
}

const WHOLE = 100

function Going({ checked, total }: { readonly checked: number; readonly total: number }) {
  const say = useSay(verificationWords)
  const text = say('progress', { checked, total })
  return (
    <div className="admin-below" role="status">
      <Bar
        percent={total === 0 ? 0 : Math.floor((WHOLE * checked) / total)}
        showInfo={false}
        aria-label={text}
      />
      {text}
    </div>
  )
}

function Verdict({ of: result }: { readonly of: Result }) {
  const say = useSay(verificationWords)
  const { isIntact, checked, breach, isNotedHeld, head } = result
  const told = [
    breach === null ? '' : say(breach.kind, { seq: breach.seq }),
    isNotedHeld === null ? '' : say(isNotedHeld ? 'heldNoted' : 'cutOff'),
  ]
  const noted = `${head.seq} ${head.hash}`
  return (
    <Alert
      className="admin-below"
      type={isIntact ? 'success' : 'error'}
      role={isIntact ? 'status' : 'alert'}
      title={say(isIntact ? 'intact' : 'broken', { checked })}
      description={
        <>
          {told.join(' ')}
          <div className="admin-inline">
            <span>{say(breach === null ? 'head' : 'lastGood')}</span>
            <span className="admin-mono" data-testid="head">
              {noted}
            </span>
            <CopyButton text={noted} what={say('head')} />
            <span className="soft">{say('headAbout')}</span>
          </div>
        </>
      }
    />
  )
}
