import { Navigate, Route, Routes } from 'react-router'
import { DESK } from './address'
import { ListPage } from './list/list-page'
import './publicity.css'
import { StoryPage } from './story/story-page'

/** 宣传: stories from draft to release, each by two persons; nobody's identity is here. */
export default function PublicityDesk() {
  return (
    <Routes>
      <Route index element={<ListPage />} />
      <Route path=":id" element={<StoryPage />} />
      <Route path="*" element={<Navigate replace to={DESK} />} />
    </Routes>
  )
}
