import { Modal } from 'antd'
import { useSay } from '../language/language'
import { SignInForm } from '../session/sign-in'
import type { User } from '../session/store'
import { words } from '../session/words'

/** Over the page whose session has ended; the page stays under it as it was. */
export function SessionEnded({ user }: { readonly user: User }) {
  const say = useSay(words)
  return (
    <Modal
      open
      title={say('ended')}
      footer={null}
      closable={false}
      maskClosable={false}
      keyboard={false}
      zIndex={2_000}
    >
      <p>{say('endedAbout')}</p>
      <SignInForm user={user} />
    </Modal>
  )
}
