import { lazy, Suspense } from 'react'
import { Navigate, NavLink, Route, Routes } from 'react-router'
import { useRead } from '../../api/query'
import { api } from '../../api/client'
import { useSay } from '../../language/language'
import { Loading } from '../../parts/states'
import './admin.css'
import { adminWords } from './words'

const sections = [
  { path: 'users', Component: lazy(() => import('./users')) },
  { path: 'keys', Component: lazy(() => import('./keys')) },
  { path: 'stations', Component: lazy(() => import('./stations')) },
  { path: 'duty', Component: lazy(() => import('./duty')) },
  { path: 'banks', Component: lazy(() => import('./banks')) },
  { path: 'levels', Component: lazy(() => import('./levels')) },
  { path: 'dead-letters', Component: lazy(() => import('./dead-letters')) },
  { path: 'audit', Component: lazy(() => import('./audit')) },
  { path: 'roles', Component: lazy(() => import('./roles')) },
] as const

const groups = [
  { name: 'people', paths: ['users', 'roles', 'keys'] },
  { name: 'places', paths: ['stations', 'duty', 'banks', 'levels'] },
  { name: 'oversight', paths: ['audit', 'dead-letters'] },
] as const

/** 管理: who may come in, where the work is done, and what has happened. Each section has an address of its own. */
export default function AdminDesk() {
  const say = useSay(adminWords)
  return (
    <div className="admin">
      <SideMenu />
      <div className="admin-section">
        <Suspense fallback={<Loading />}>
          <Routes>
            <Route index element={<Navigate replace to="users" />} />
            {sections.map(({ path, Component }) => (
              <Route key={path} path={`${path}/*`} element={<Component />} />
            ))}
            <Route path="*" element={<p className="soft">{say('noSection')}</p>} />
          </Routes>
        </Suspense>
      </div>
    </div>
  )
}

const COUNT_EVERY_MS = 60_000

function SideMenu() {
  const say = useSay(adminWords)
  const kinds = useRead(['dead-letters', 'kinds'], () => api.GET('/v1/dead-letters/kinds'), {
    everyMs: COUNT_EVERY_MS,
  })
  const waiting = kinds.data?.items.reduce((sum, { count }) => sum + count, 0) ?? 0
  return (
    <nav className="admin-menu" aria-label={say('sections')}>
      {groups.map(({ name, paths }) => (
        <div key={name}>
          <h2>{say(name)}</h2>
          {paths.map((path) => (
            <NavLink key={path} to={`/desk/admin/${path}`}>
              {say(path)}
              {path === 'dead-letters' && waiting > 0 && (
                <span className="admin-count" aria-label={say('waiting', { count: waiting })}>
                  {waiting}
                </span>
              )}
            </NavLink>
          ))}
          {name === 'places' && <NavLink to="/desk/rules">{say('rules')}</NavLink>}
        </div>
      ))}
    </nav>
  )
}
