import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useSay } from '../../../language/language'
import { ToSend } from './to-send'
import { Resolutions } from './resolutions'
import { cancellationWords } from './words'

/** The own bank as the payer's: what it asks other banks for by camt.056, and what they answer by camt.029. */
export function Cancellations() {
  const say = useSay(cancellationWords)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {say('open')}
      </Button>
      <Drawer title={say('title')} open={isOpen} size={640} destroyOnHidden onClose={() => setOpen(false)}>
        <p className="soft">{say('about')}</p>
        <Resolutions />
        <ToSend />
      </Drawer>
    </>
  )
}
