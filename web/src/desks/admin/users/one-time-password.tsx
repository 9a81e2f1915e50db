import { Button, Modal } from 'antd'
import { useSay } from '../../../language/language'
import { CopyButton } from '../../../parts/copy-button'
import { Moment } from '../../../parts/time'
import { userWords } from './words'

/** Shown once: it is not closed by a slip of the hand. */
export function OneTimePassword({
  name,
  made,
  onClose,
}: {
  readonly name: string
  readonly made: { readonly password: string; readonly until: string }
  readonly onClose: () => void
}) {
  const say = useSay(userWords)
  return (
    <Modal
      open
      title={say('passwordTitle')}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {say('told')}
        </Button>
      }
    >
      <p>{say('passwordAbout', { name })}</p>
      <div className="admin-secret">
        <span data-testid="one-time-password">{made.password}</span>
        <CopyButton text={made.password} what={say('password')} />
      </div>
      <p className="soft">
        {say('passwordUntil')} <Moment at={made.until} />
      </p>
    </Modal>
  )
}
