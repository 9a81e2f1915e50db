import { lazy, type ComponentType } from 'react'
import type { Role } from '../session/store'
import type { shellWords } from '../shell/words'

/** A desk: where it is, who sees it, and the chunk that holds it. */
export interface Desk {
  /** Below /desk/. */
  readonly path: string
  readonly name: keyof typeof shellWords
  readonly roles: readonly Role[]
  readonly Component: ComponentType
  /** bare: without the head and the margins of a page (the wall, the phone). */
  readonly frame: 'page' | 'bare'
  /** Not one of the work: found in the menu of whoever sits here. */
  readonly isApart?: true
}

/** The first that a role may see is where it begins. Each is a chunk of its own: a phone does not load the wall. */
export const desks: readonly Desk[] = [
  {
    path: 'operator',
    name: 'operatorDesk',
    roles: ['operator', 'supervisor'],
    Component: lazy(() => import('./operator')),
    frame: 'page',
  },
  {
    path: 'officer',
    name: 'officerDesk',
    roles: ['officer'],
    Component: lazy(() => import('./officer')),
    frame: 'bare',
  },
  {
    path: 'grid',
    name: 'gridDesk',
    roles: ['grid'],
    Component: lazy(() => import('./grid')),
    frame: 'bare',
  },
  {
    path: 'liaison',
    name: 'liaisonDesk',
    roles: ['liaison'],
    Component: lazy(() => import('./liaison')),
    frame: 'page',
  },
  {
    path: 'approvals',
    name: 'approvalsDesk',
    roles: ['supervisor'],
    Component: lazy(() => import('./approvals')),
    frame: 'page',
  },
  {
    path: 'publicity',
    name: 'publicityDesk',
    roles: ['publicity', 'supervisor'],
    Component: lazy(() => import('./publicity')),
    frame: 'page',
  },
  {
    path: 'command',
    name: 'commandDesk',
    roles: ['supervisor', 'admin'],
    Component: lazy(() => import('./command')),
    frame: 'bare',
  },
  {
    path: 'report',
    name: 'reportDesk',
    roles: ['supervisor', 'admin'],
    Component: lazy(() => import('./report')),
    frame: 'page',
  },
  {
    path: 'rules',
    name: 'rulesDesk',
    roles: ['supervisor', 'admin'],
    Component: lazy(() => import('./rules')),
    frame: 'page',
  },
  {
    path: 'suspects',
    name: 'suspectsDesk',
    roles: ['operator', 'supervisor', 'admin'],
    Component: lazy(() => import('./suspects')),
    frame: 'page',
  },
  {
    path: 'admin',
    name: 'adminDesk',
    roles: ['admin'],
    Component: lazy(() => import('./admin')),
    frame: 'page',
  },
  {
    path: 'account',
    name: 'accountDesk',
    roles: ['operator', 'officer', 'grid', 'liaison', 'publicity', 'supervisor', 'admin'],
    Component: lazy(() => import('./account')),
    frame: 'page',
    isApart: true,
  },
]

export const desksOf = (role: Role): readonly Desk[] => desks.filter(({ roles }) => roles.includes(role))
/** Those that stand in the head of the page. */
export const namedDesksOf = (role: Role): readonly Desk[] =>
  desksOf(role).filter(({ isApart }) => isApart !== true)
