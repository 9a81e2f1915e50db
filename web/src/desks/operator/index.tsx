import { useState } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { DESK } from './address'
import { freshList, ListProvider } from './desk-state'
import { WarningPage } from './detail/warning-page'
import { QueuePage } from './queue/queue-page'
import { QueueProvider, useQueueKeeping } from './queue/use-queue'
import { useAlarm } from './use-alarm'
import './operator.css'

/** 研判台. The queue is kept for as long as the desk is open, whichever of its pages is shown. */
export default function OperatorDesk() {
  const queue = useQueueKeeping()
  const list = useState(freshList)
  return (
    <QueueProvider value={queue}>
      <ListProvider value={list}>
        <div className="operator">
          <Pages />
        </div>
      </ListProvider>
    </QueueProvider>
  )
}

function Pages() {
  const alarm = useAlarm()
  return (
    <Routes>
      <Route index element={<QueuePage alarm={alarm} />} />
      <Route path="warnings/:id" element={<WarningPage />} />
      <Route path="*" element={<Navigate replace to={DESK} />} />
    </Routes>
  )
}
