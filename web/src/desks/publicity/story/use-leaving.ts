import { App } from 'antd'
import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { useSay } from '../../../language/language'
import { guardHistory } from '../../../shell/history-guard'
import { storyWords } from './words'

/**
 * Asks before the page is left with words that are not saved: by a link of the page, by Back, by closing the tab.
 */
export function useLeaving(isDirty: boolean): void {
  const ask = useQuestion()
  const navigate = useNavigate()
  const latest = useRef({ ask, navigate })
  useEffect(() => void (latest.current = { ask, navigate }))
  useEffect(() => {
    if (!isDirty) return undefined
    const onUnload = (event: BeforeUnloadEvent): void => event.preventDefault()
    const onClick = (event: MouseEvent): void => {
      const path = innerPathOf(event)
      if (path === null) return
      event.preventDefault()
      event.stopPropagation()
      latest.current.ask(() => void latest.current.navigate(path))
    }
    const back = askOnBack((goOn) => latest.current.ask(goOn))
    window.addEventListener('beforeunload', onUnload)
    document.addEventListener('click', onClick, true)
    return () => {
      back()
      window.removeEventListener('beforeunload', onUnload)
      document.removeEventListener('click', onClick, true)
    }
  }, [isDirty])
}

function useQuestion(): (goOn: () => void) => void {
  const say = useSay(storyWords)
  const { modal } = App.useApp()
  return (goOn) =>
    void modal.confirm({
      title: say('leaveTitle'),
      content: say('leaveAbout'),
      okText: say('leave'),
      cancelText: say('stay'),
      okButtonProps: { danger: true },
      onOk: goOn,
    })
}

/** Where a plain click on a link of this application leads; null: it is none, or it stays on this page. */
function innerPathOf(event: MouseEvent): string | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.origin !== location.origin)
    return null
  if (link.pathname === location.pathname) return null
  return `${link.pathname}${link.search}${link.hash}`
}

/**
 * Back and Forward have moved the address before they are heard: it is put back, and the way is gone again when the
 * answer is yes. The router numbers its entries in the state of the history. @returns ends the watch
 */
function askOnBack(ask: (goOn: () => void) => void): () => void {
  const here = placeInHistory()
  const path = location.pathname
  let passes = 0
  const onPop = (event: PopStateEvent): void => {
    if (passes > 0) {
      passes -= 1
      if (location.pathname === path) event.stopImmediatePropagation()
      return
    }
    const by = placeInHistory() - here
    if (by === 0 || location.pathname === path) return
    event.stopImmediatePropagation()
    passes = 1
    history.go(-by)
    ask(() => {
      passes += 1
      history.go(by)
    })
  }
  return guardHistory(onPop)
}

function placeInHistory(): number {
  const state: unknown = history.state
  return typeof state === 'object' && state !== null && 'idx' in state && typeof state.idx === 'number'
    ? state.idx
    : 0
}
