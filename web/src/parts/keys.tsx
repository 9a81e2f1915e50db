import { Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { defineWords, useSay } from '../language/language'

const words = defineWords({ keys: { zh: '键盘操作', en: 'Keys' } })

export interface KeyBinding {
  /** As KeyboardEvent.key says it: "n", "Enter", "ArrowDown", "?". */
  readonly key: string
  readonly what: string
  readonly run: () => void
}

/** Keys of the page, unless something is being typed or a dialog is open. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings)
  useEffect(() => void (latest.current = bindings))
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (isBusy(event.target) || isOfControl(event.key, event.target)) return
      const binding = latest.current.find(({ key }) => key === event.key)
      if (binding === undefined) return
      event.preventDefault()
      binding.run()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('.ant-drawer-open') !== null || isDialogShown()) return true
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement && CHOSEN.includes(target.type)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

/** The keys are the page's again when the dialog is gone; what is around it goes a moment later. */
const isDialogShown = (): boolean =>
  [...document.querySelectorAll('.ant-modal')].some((dialog) => dialog.getClientRects().length > 0)

/** Inputs in which nothing is typed. */
const CHOSEN = ['radio', 'checkbox', 'button']
const MOVING = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']

/** Enter presses the button that has the focus, and arrows move among radios: those are theirs. */
function isOfControl(key: string, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return MOVING.includes(key) || key === 'Enter' || key === ' '
  return (key === 'Enter' || key === ' ') && target.closest('button, a[href], summary') !== null
}

/** Shows the keys when ? is pressed. */
export function KeyHelp({ bindings }: { readonly bindings: readonly KeyBinding[] }) {
  const say = useSay(words)
  const [isOpen, setOpen] = useState(false)
  useKeys([{ key: '?', what: say('keys'), run: () => setOpen(true) }])
  return (
    <Modal open={isOpen} title={say('keys')} footer={null} onCancel={() => setOpen(false)}>
      <dl className="key-list">
        {bindings.map(({ key, what }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
