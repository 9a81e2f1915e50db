import { Alert, App, Button, Segmented } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useSay } from '../../../language/language'
import { copy, type Copied } from './clipboard'
import { previewWords } from './preview-words'
import type { Story } from './use-story'

export type Kind = 'column' | 'article'
type Width = 'phone' | 'desktop'

interface PreviewProps {
  readonly story: Story
  readonly kind: Kind
  readonly isDirty: boolean
}

/** The saved words as others will see them: pages of the service itself, in a sandbox where nothing runs. */
export function Preview({ story, kind, isDirty }: PreviewProps) {
  const say = useSay(previewWords)
  const [width, setWidth] = useState<Width>(kind === 'article' ? 'phone' : 'desktop')
  return (
    <div className="pub-preview">
      {isDirty && <Alert type="info" showIcon title={say('unsaved')} />}
      <div className="pub-preview-tools">
        {kind === 'article' && <ArticleTools story={story} />}
        <span className="pub-space" />
        <Segmented<Width>
          aria-label={say('width')}
          size="small"
          value={width}
          onChange={setWidth}
          options={(['phone', 'desktop'] as const).map((value) => ({ value, label: say(value) }))}
        />
      </div>
      {kind === 'article' && (
        <p className="soft">
          {say('articleAbout')} {story.state !== 'released' && <strong>{say('notReleased')}</strong>}
        </p>
      )}
      <iframe
        // Another revision is another page.
        key={`${kind} ${story.revision} ${story.state}`}
        className={`pub-frame pub-frame-${width}`}
        title={say(kind === 'column' ? 'columnFrame' : 'articleFrame')}
        sandbox=""
        src={`/v1/stories/${story.id}/preview?as=${kind}`}
      />
    </div>
  )
}

function ArticleTools({ story }: { readonly story: Story }) {
  const say = useSay(previewWords)
  const { message } = App.useApp()
  const article = useRead(['story', story.id, 'article', story.revision], () =>
    api.GET('/v1/stories/{id}/article', { params: { path: { id: story.id } } }),
  ).data
  const take = (content: Copied) => async () => {
    const isCopied = await copy(content)
    void (isCopied ? message.success(say('copied')) : message.warning(say('notCopied')))
  }
  if (article === undefined) return null
  return (
    <>
      <Button type="primary" onClick={() => void take({ text: article.text, html: article.html })()}>
        {say('copyArticle')}
      </Button>
      <Button onClick={() => void take({ text: article.title })()}>{say('copyTitle')}</Button>
      <Button onClick={() => void take({ text: article.summary })()}>{say('copySummary')}</Button>
    </>
  )
}
