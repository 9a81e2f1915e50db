import { Button } from 'antd'
import { Component, type ReactNode } from 'react'
import { useSay } from '../language/language'
import { Empty } from '../parts/states'
import { shellWords } from './words'

/** A desk that throws takes only itself down. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Broken /> : this.props.children
  }
}

function Broken() {
  const say = useSay(shellWords)
  return (
    <Empty
      title={say('broken')}
      about={say('brokenAbout')}
      action={
        <Button type="primary" onClick={() => window.location.reload()}>
          {say('reload')}
        </Button>
      }
    />
  )
}
