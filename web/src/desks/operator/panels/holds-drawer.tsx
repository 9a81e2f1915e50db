import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { defineWords, useSay } from '../../../language/language'
import { HoldsPanel } from '../../../parts/holds'
import { useRunning } from '../../../parts/holds/holds-panel'
import { useKeys, type KeyBinding } from '../../../parts/keys'
import { LedgerEntries } from '../../../parts/ledger/entries'

const words = defineWords({
  holds: { zh: '止付与冻结', en: 'Stops and freezes' },
  inForce: { zh: '{count} 项生效', en: '{count} in force' },
})

const KEY = 'h'
const WIDTH = 820

/** As the button has it, for the list of keys. */
export function useHoldsKey(): KeyBinding {
  const say = useSay(words)
  return { key: KEY, what: say('holds'), run: () => undefined }
}

/** All that holds the money of one warning lies over the screen when it is wanted: the screen itself does not scroll. */
export function HoldsButton({ warningId }: { readonly warningId: string }) {
  const say = useSay(words)
  const [isOpen, setOpen] = useState(false)
  const count = useRunning({ warningId }).data?.items.length ?? 0
  useKeys([{ key: KEY, what: say('holds'), run: () => setOpen(true) }])
  return (
    <>
      <Button size="small" aria-keyshortcuts={KEY} onClick={() => setOpen(true)}>
        {say('holds')}
        {count > 0 && ` · ${say('inForce', { count })}`} <kbd aria-hidden="true">{KEY.toUpperCase()}</kbd>
      </Button>
      <Drawer open={isOpen} size={WIDTH} title={say('holds')} destroyOnHidden onClose={() => setOpen(false)}>
        <HoldsPanel warningId={warningId} />
        <LedgerEntries warningId={warningId} />
      </Drawer>
    </>
  )
}
