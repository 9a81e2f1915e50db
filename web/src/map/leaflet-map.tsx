import L from 'leaflet'
import 'leaflet/dist/leaflet.css'
import { useEffect, useRef, useState } from 'react'
import { useTheme } from '../theme/theme'
import './map.css'
import { loadDistricts, type Districts } from './districts'
import type { MapMark, MapView } from './view'

const CITY: L.LatLngBoundsLiteral = [
  [29.22, 119.88],
  [30.28, 121.24],
]
const CLOSEST_ZOOM = 15

/** Leaflet under React: one map, its layers drawn anew when what they show has changed. */
export default function LeafletMap(view: MapView) {
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<L.Map | null>(null)
  const [districts, setDistricts] = useState<Districts | null>(null)
  const { shade } = useTheme()
  useEffect(() => {
    if (box.current === null) return undefined
    const made = openMap(box.current)
    setMap(made)
    const watch = new ResizeObserver(() => made.invalidateSize())
    watch.observe(box.current)
    return () => {
      watch.disconnect()
      made.remove()
    }
  }, [])
  useEffect(() => void loadDistricts().then(setDistricts), [])
  useEffect(
    () => (map === null || districts === null ? undefined : drawDistricts(map, districts, view)),
    [map, districts, shade, view.heat, view.onDistrict],
  )
  useEffect(
    () => (map === null ? undefined : drawMarks(map, view)),
    [map, shade, view.marks, view.lines, view.onMark],
  )
  useEffect(
    () => (map === null || view.onPoint === undefined ? undefined : tellPoints(map, view.onPoint)),
    [map, view.onPoint],
  )
  const where = view.marks.map(({ id, lon, lat }) => `${id} ${lon} ${lat}`).join()
  const fitted = String(view.fit)
  useEffect(() => {
    if (map !== null) fit(map, view)
    // A mark that only changes its words leaves the view where the reader has put it.
  }, [map, fitted, where])
  return (
    <figure className="map" aria-label={view.label}>
      <div ref={box} className="map-box" style={{ height: view.height }} />
      <ul className="visually-hidden">
        {view.marks.map(({ id, label }) => (
          <li key={id}>{label}</li>
        ))}
      </ul>
    </figure>
  )
}

function openMap(box: HTMLElement): L.Map {
  const map = L.map(box, {
    attributionControl: false,
    zoomSnap: 0.25,
    maxBounds: L.latLngBounds(CITY).pad(0.5),
    minZoom: 8,
    maxZoom: 17,
  })
  map.fitBounds(CITY)
  L.control.scale({ imperial: false, position: 'bottomright' }).addTo(map)
  return map
}

function fit(map: L.Map, view: MapView): void {
  const { fit: wanted = 'marks' } = view
  const shown = typeof wanted === 'string' ? view.marks : view.marks.filter(({ id }) => wanted.includes(id))
  if (wanted === 'city' || shown.length === 0) {
    map.fitBounds(CITY)
    return
  }
  const bounds = L.latLngBounds(shown.map(({ lat, lon }) => [lat, lon]))
  map.fitBounds(bounds.pad(0.35), { maxZoom: CLOSEST_ZOOM })
}

function tellPoints(map: L.Map, onPoint: NonNullable<MapView['onPoint']>): () => void {
  const tell = ({ latlng }: L.LeafletMouseEvent): void => onPoint({ lon: latlng.lng, lat: latlng.lat })
  map.on('click', tell)
  return () => void map.off('click', tell)
}

const cssColour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()

function drawDistricts(map: L.Map, districts: Districts, { heat, onDistrict }: MapView): () => void {
  const layer = L.geoJSON(districts, {
    style: (feature) => ({
      color: cssColour('--map-line'),
      weight: 1.25,
      fillColor: cssColour(heat === undefined ? '--map-land' : '--critical'),
      fillOpacity: heat === undefined ? 1 : 0.06 + 0.6 * (heat[codeOf(feature)] ?? 0),
    }),
    onEachFeature: (feature, each) => {
      each.bindTooltip(nameOf(feature), { permanent: true, direction: 'center', className: 'map-name' })
      if (onDistrict !== undefined) each.on('click', () => onDistrict(codeOf(feature)))
    },
  })
  layer.addTo(map)
  layer.bringToBack()
  return () => void layer.remove()
}

type Feature = GeoJSON.Feature<GeoJSON.Geometry, Districts['features'][number]['properties']> | undefined
const codeOf = (feature: Feature): string => feature?.properties.code ?? ''
const nameOf = (feature: Feature): string => feature?.properties.name ?? ''

function drawMarks(map: L.Map, { marks, lines = [], onMark }: MapView): () => void {
  const group = L.layerGroup()
  for (const [from, to] of lines)
    L.polyline(
      [
        [from.lat, from.lon],
        [to.lat, to.lon],
      ],
      { color: cssColour('--accent'), weight: 2.5, dashArray: '6 6', interactive: false },
    ).addTo(group)
  for (const mark of marks) {
    const drawn = L.marker([mark.lat, mark.lon], {
      icon: iconOf(mark),
      alt: mark.label,
      keyboard: onMark !== undefined,
      zIndexOffset: mark.kind === 'victim' ? 1_000 : mark.kind === 'officer-chosen' ? 500 : 0,
    })
    drawn.bindTooltip(mark.label, { direction: 'top' })
    if (onMark !== undefined) drawn.on('click', () => onMark(mark.id))
    drawn.addTo(group)
  }
  group.addTo(map)
  return () => void group.remove()
}

const SIZE = 22
/** How far below its top the tip of a turned square with one sharp corner is, in its sides. */
const TIP = 1.2

function iconOf({ kind, text, size = 1 }: MapMark): L.DivIcon {
  const side = Math.round(SIZE * size)
  const inside = document.createElement('span')
  inside.textContent = text ?? ''
  return L.divIcon({
    className: `map-mark map-mark-${kind}`,
    html: inside,
    iconSize: [side, side],
    // A person is where the tip points, everybody else where the middle is.
    iconAnchor: [side / 2, kind === 'victim' ? Math.round(side * TIP) : side / 2],
  })
}
