import { Segmented } from 'antd'
import { useState } from 'react'
import { defineWords, useSay } from '../../../language/language'
import { Empty, Loaded } from '../../../parts/states'
import { HoldsButton } from './holds-drawer'
import { MoneyDrawing } from './money-drawing'
import { MoneyTable } from './money-table'
import { Panel } from './panel'
import { TraceButton } from './trace/trace-drawer'
import { useMoney, type WarningDetail } from './reads'

const words = defineWords({
  title: { zh: '资金流向', en: 'The money' },
  drawing: { zh: '图', en: 'Graph' },
  table: { zh: '表', en: 'Table' },
  none: { zh: '还没有看到资金流出', en: 'No payment is known yet' },
  noneAbout: {
    zh: '有交易、报案或见面反馈提到转账时，会画在这里。',
    en: 'A payment that a bank, a report or a visit tells of is drawn here.',
  },
})

type Shape = 'drawing' | 'table'

/** The way of the money by tiers, as a drawing or, for who reads it otherwise, as a table. */
export function MoneyPanel({ warning }: { readonly warning: WarningDetail }) {
  const say = useSay(words)
  const money = useMoney(warning.id)
  const [shape, setShape] = useState<Shape>('drawing')
  return (
    <Panel
      title={say('title')}
      extra={
        <>
          <TraceButton warningId={warning.id} />
          <HoldsButton warningId={warning.id} />
          <Segmented<Shape>
            size="small"
            value={shape}
            onChange={setShape}
            options={[
              { value: 'drawing', label: say('drawing') },
              { value: 'table', label: say('table') },
            ]}
          />
        </>
      }
    >
      <Loaded of={money}>
        {(graph) =>
          graph.edges.length === 0 ? (
            <Empty title={say('none')} about={say('noneAbout')} />
          ) : shape === 'drawing' ? (
            <MoneyDrawing money={graph} />
          ) : (
            <MoneyTable money={graph} />
          )
        }
      </Loaded>
    </Panel>
  )
}
