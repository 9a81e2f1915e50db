import { BarChart, FunnelChart, GraphChart, HeatmapChart, LineChart, PieChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useTheme } from '../theme/theme'
import type { ChartProps } from './chart'

register([
  BarChart,
  FunnelChart,
  GraphChart,
  HeatmapChart,
  LineChart,
  PieChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
])

export default function EChart({ option, height, label }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ReturnType<typeof init> | null>(null)
  const { shade } = useTheme()
  useEffect(() => {
    if (box.current === null) return undefined
    const made = init(box.current, shade === 'dark' ? 'dark' : null)
    chart.current = made
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(box.current)
    return () => {
      watch.disconnect()
      made.dispose()
      chart.current = null
    }
  }, [shade])
  useEffect(() => {
    // The tip as text: what stands in a name is never run as markup.
    const tooltip = { renderMode: 'richText' }
    chart.current?.setOption(
      { backgroundColor: 'transparent', animationDuration: 300, tooltip, ...option },
      true,
    )
  }, [option, shade])
  return <div ref={box} role="img" aria-label={label} style={{ height }} />
}
