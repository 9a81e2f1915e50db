import './wall.css'
import { useState, type ReactNode } from 'react'
import { useSay } from '../../language/language'
import { Failed, Loaded, Loading } from '../../parts/states'
import { useHeldShade, type Shade } from '../../theme/theme'
import { Funnel, Rates } from './funnel'
import { useFreshness, type Aged } from './freshness'
import { Header, LostBanner } from './header'
import { IndexPanel } from './index-panel'
import { Kpis } from './kpis'
import { Campaigns, Overdue } from './lists'
import { MapPanel } from './map-panel'
import { MoneyPanel } from './money-panel'
import { Stations } from './stations'
import { TypologiesPanel } from './typologies'
import { useFigures, useLive, type Days, type Figures, type Live } from './use-wall'
import { wallWords } from './words'

const STORED = 'menshen.wall-shade'

/** 指挥大屏: one screen, read from across the room; what goes on now, and how it went. */
export default function Wall() {
  const say = useSay(wallWords)
  const [days, setDays] = useState<Days>('30')
  const [shade, chooseShade] = useShade()
  const live = useLive()
  const figures = useFigures(days)
  const computedAt = live.data?.computedAt ?? null
  const hasFailed = live.error !== null
  return (
    <Frame computedAt={computedAt} hasFailed={hasFailed}>
      <Header
        place={placeOf(live.data, say('cityWide'))}
        days={days}
        onDays={setDays}
        shade={shade}
        onShade={chooseShade}
        computedAt={computedAt}
        hasFailed={hasFailed}
      />
      <LostBanner computedAt={computedAt} hasFailed={hasFailed} />
      {live.data === undefined ? (
        <div className="wall-waiting">
          {hasFailed ? (
            <Failed error={live.error} onRetry={() => void live.refetch()} />
          ) : (
            <Loading rows={12} />
          )}
        </div>
      ) : (
        <>
          <Kpis live={live.data} />
          <div className="wall-body">
            <NowPanels live={live.data} />
            <Loaded of={figures} rows={12}>
              {(data) => <FigurePanels figures={data} shade={shade} />}
            </Loaded>
          </div>
        </>
      )}
    </Frame>
  )
}

/** It looks every second whether the figures are old; what stands in it is drawn when the figures change. */
function Frame({ computedAt, hasFailed, children }: Aged & { readonly children: ReactNode }) {
  const { state } = useFreshness(computedAt, hasFailed)
  return (
    <main id="content" className={`wall wall-${state}`}>
      {children}
    </main>
  )
}

const placeOf = (live: Live | undefined, cityWide: string): string =>
  live === undefined ? '' : live.districtCode === null ? cityWide : (live.districts[0]?.name ?? '')

const NowPanels = ({ live }: { readonly live: Live }) => (
  <>
    <MapPanel live={live} />
    <Overdue live={live} />
    <Campaigns live={live} />
  </>
)

const FigurePanels = ({ figures, shade }: { readonly figures: Figures; readonly shade: Shade }) => (
  <>
    <Funnel figures={figures} />
    <Rates figures={figures} />
    <TypologiesPanel figures={figures} shade={shade} />
    <MoneyPanel figures={figures} />
    <Stations figures={figures} />
    <IndexPanel figures={figures} />
  </>
)

/** Dark unless told otherwise, whatever the other desks are. */
function useShade(): [Shade, (shade: Shade) => void] {
  const [shade, setShade] = useState<Shade>(localStorage.getItem(STORED) === 'light' ? 'light' : 'dark')
  useHeldShade(shade)
  const choose = (next: Shade): void => {
    localStorage.setItem(STORED, next)
    setShade(next)
  }
  return [shade, choose]
}
