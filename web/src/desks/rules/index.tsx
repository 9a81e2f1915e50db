import { lazy, Suspense } from 'react'
import { NavLink, Route, Routes } from 'react-router'
import { useSay } from '../../language/language'
import { Empty, Loading } from '../../parts/states'
import { Moment } from '../../parts/time'
import { editPath, RULES } from './address'
import { PackLink } from './parts/marks'
import { useLivePack } from './reads'
import './rules.css'
import { rulesWords } from './words'

const RulesPage = lazy(() => import('./list/rules-page'))
const RulePage = lazy(() => import('./rule/rule-page'))
const PacksPage = lazy(() => import('./packs/packs-page'))
const PackPage = lazy(() => import('./packs/pack-page'))
// The editor is as large as the rest of the desk: it comes when somebody writes.
const EditPage = lazy(() => import('./edit/edit-page'))

/** 规则台: read the rules in force, write others, see what they would change, have a second person read them, publish. */
export default function RulesDesk() {
  const say = useSay(rulesWords)
  return (
    <div className="rules">
      <Top />
      <Suspense fallback={<Loading rows={8} />}>
        <Routes>
          <Route index element={<RulesPage />} />
          <Route path="rule/:rule" element={<RulePage />} />
          <Route path="packs" element={<PacksPage />} />
          <Route path="packs/:hex" element={<PackPage />} />
          <Route path="edit/:hex" element={<EditPage />} />
          <Route path="*" element={<Empty title={say('noPage')} />} />
        </Routes>
      </Suspense>
    </div>
  )
}

function Top() {
  const say = useSay(rulesWords)
  const pack = useLivePack()
  return (
    <div className="rules-top">
      <nav aria-label={say('pages')}>
        <NavLink to={RULES} end>
          {say('rules')}
        </NavLink>
        <NavLink to={`${RULES}/packs`}>{say('packs')}</NavLink>
        {pack !== undefined && <NavLink to={editPath(pack.hash)}>{say('edit')}</NavLink>}
      </nav>
      {pack !== undefined && (
        <p className="soft">
          {say('liveNow')} <PackLink hash={pack.hash} /> {pack.liveSince !== null && say('since')}{' '}
          {pack.liveSince !== null && <Moment at={pack.liveSince} />}
        </p>
      )}
    </div>
  )
}
