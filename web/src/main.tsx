import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import './shell/history-guard'
import { signStyles } from './theme/nonce'
import './theme/page.css'

signStyles()

const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
