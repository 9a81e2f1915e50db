import { lazy, Suspense } from 'react'
import type { EChartsCoreOption } from 'echarts/core'
import { Loading } from '../parts/states'

const Drawn = lazy(() => import('./echart'))

export interface ChartProps {
  readonly option: EChartsCoreOption
  readonly height: number | string
  /** What it shows, for who cannot see it; give the figures in a table beside it or in `children` of the page. */
  readonly label: string
}

/** A chart, loaded when it is shown. */
export const Chart = (props: ChartProps) => (
  <Suspense fallback={<Loading rows={3} />}>
    <Drawn {...props} />
  </Suspense>
)
