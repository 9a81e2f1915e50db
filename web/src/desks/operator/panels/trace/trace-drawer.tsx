import { Alert, Button, Drawer, Tabs } from 'antd'
import { useState } from 'react'
import { useSay, useSpeech } from '../../../../language/language'
import { useKeys, type KeyBinding } from '../../../../parts/keys'
import { fenOf, Money, shortYuan } from '../../../../parts/money'
import { Empty, Loaded } from '../../../../parts/states'
import { AccountsTable } from './trace-accounts'
import { TraceChart } from './trace-chart'
import { Corrections, TransfersTable } from './trace-transfers'
import { ruleWords, traceWords } from './trace-words'
import { useTrace, type Trace } from '../../../../parts/use-trace'
import './trace.css'

const KEY = 'g'
const WIDTH = 1_240

/** As the button has it, for the list of keys. */
export function useTraceKey(): KeyBinding {
  const say = useSay(traceWords)
  return { key: KEY, what: say('trace'), run: () => undefined }
}

/** Where the money went and what is still there to save, over the screen when it is wanted. */
export function TraceButton({ warningId }: { readonly warningId: string }) {
  const say = useSay(traceWords)
  const { language } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const trace = useTrace(warningId)
  useKeys([{ key: KEY, what: say('trace'), run: () => setOpen(true) }])
  const there = trace.data?.there ?? '0.00'
  return (
    <>
      <Button size="small" aria-keyshortcuts={KEY} onClick={() => setOpen(true)}>
        {say('trace')}
        {fenOf(there) > 0n && ` · ${say('stillThere', { sum: shortYuan(there, language) })}`}{' '}
        <kbd aria-hidden="true">{KEY.toUpperCase()}</kbd>
      </Button>
      <Drawer open={isOpen} size={WIDTH} title={say('trace')} destroyOnHidden onClose={() => setOpen(false)}>
        <Loaded of={trace}>
          {(data) =>
            data.edges.length === 0 && data.corrections.length === 0 ? (
              <Empty title={say('none')} about={say('noneAbout')} />
            ) : (
              <TraceView trace={data} warningId={warningId} />
            )
          }
        </Loaded>
      </Drawer>
    </>
  )
}

export interface OfTrace {
  readonly trace: Trace
  readonly warningId: string
}

function TraceView({ trace, warningId }: OfTrace) {
  const say = useSay(traceWords)
  return (
    <div className="trace">
      <Sums trace={trace} />
      <TraceChart trace={trace} />
      <Tabs
        size="small"
        items={[
          {
            key: 'accounts',
            label: `${say('accounts')} ${trace.accounts.length}`,
            children: <AccountsTable trace={trace} warningId={warningId} />,
          },
          {
            key: 'transfers',
            label: `${say('transfers')} ${trace.edges.length}`,
            children: (
              <>
                <TransfersTable trace={trace} warningId={warningId} />
                <Corrections trace={trace} />
              </>
            ),
          },
        ]}
      />
    </div>
  )
}

const sums = ['defrauded', 'thereOwn', 'heldOwn', 'cameBack', 'there', 'expected'] as const

/** Sums of different kinds stand side by side and are never added up. */
function Sums({ trace }: { readonly trace: Trace }) {
  const say = useSay(traceWords)
  const sayRule = useSay(ruleWords)
  return (
    <>
      <dl className="trace-sums">
        {sums.map((name) => (
          <div key={name} className={name === 'expected' ? 'trace-sum trace-main' : 'trace-sum'}>
            <dt>{say(name)}</dt>
            <dd>
              <Money yuan={trace[name]} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="soft trace-rule">
        {say('rule', {
          rule: sayRule(trace.rule),
          minutes: trace.matchWithinMinutes,
          hours: trace.halfLifeHours,
        })}
      </p>
      {trace.otherWarnings > 0 && (
        <Alert type="info" showIcon title={say('others', { count: trace.otherWarnings })} />
      )}
      {trace.isCut && <Alert type="warning" showIcon title={say('cut')} />}
    </>
  )
}
