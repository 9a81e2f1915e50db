import { useMemo, useState } from 'react'
import { Navigate, Route, Routes, useLocation } from 'react-router'
import { WorkDesk } from '../../parts/worklist'
import { DESK } from './address'
import { AppealPage } from './appeal-page'
import { DraftProvider, useDraftKeeping } from './drafts'
import { FreezePage, ProtectionPage, StopPage } from './hold-pages'
import './liaison.css'
import { CurrentList, EndedList, ListTop, Nothing, type View } from './lists'
import { RequestPage } from './request-page'
import { useTasks } from './reads'
import { LiaisonKeys } from './keys'

/** 银行台: what the centre has asked of the own bank, by the time that is left for it. */
export default function LiaisonDesk() {
  const drafts = useDraftKeeping()
  const [view, setView] = useState<View>('current')
  const tasks = useTasks()
  const opened = useLocation().pathname.split('/').at(4) ?? null
  const top = useMemo(
    () => tasks.data?.items.find(({ awaits }) => awaits === 'liaison')?.id ?? null,
    [tasks.data],
  )
  return (
    <DraftProvider value={drafts}>
      <WorkDesk
        top={<ListTop view={view} onChange={setView} />}
        list={view === 'current' ? <CurrentList opened={opened} /> : <EndedList opened={opened} />}
      >
        <Routes>
          <Route index element={<Nothing top={top} />} />
          <Route path="requests/:id" element={<RequestPage top={top} />} />
          <Route path="stops/:id" element={<StopPage />} />
          <Route path="freezes/:id" element={<FreezePage />} />
          <Route path="protections/:id" element={<ProtectionPage />} />
          <Route path="appeals/:id" element={<AppealPage />} />
          <Route path="*" element={<Navigate replace to={DESK} />} />
        </Routes>
      </WorkDesk>
      <LiaisonKeys top={top} onView={() => setView(view === 'current' ? 'ended' : 'current')} />
    </DraftProvider>
  )
}
