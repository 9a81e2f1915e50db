import type { FeatureCollection, Polygon } from 'geojson'

export type Districts = FeatureCollection<Polygon, { readonly code: string; readonly name: string }>

let loading: Promise<Districts> | null = null

/** The outlines, from this service alone (NOTICE says whose they are); where there are none, the grid stays empty. */
export function loadDistricts(): Promise<Districts> {
  loading ??= fetch(new URL('./shaoxing.json', import.meta.url)).then(async (answer) =>
    answer.ok ? ((await answer.json()) as Districts) : { type: 'FeatureCollection', features: [] },
  )
  return loading
}
