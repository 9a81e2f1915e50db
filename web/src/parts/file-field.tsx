import { useId, useState } from 'react'
import { useSay, type Both } from '../language/language'
import { readTextFile } from './read-file'

interface Read {
  readonly word: 'read' | 'unreadable' | 'tooBig'
  readonly name: string
}

interface FileFieldProps {
  readonly words: Readonly<Record<'file' | Read['word'], Both>>
  readonly accept: string
  readonly onText: (text: string) => void
}

/** UTF-8 or, as Excel saves it in China, GB 18030; what it is called stays to be seen. */
export function FileField({ words, accept, onText }: FileFieldProps) {
  const say = useSay(words)
  const id = useId()
  const [read, setRead] = useState<Read | null>(null)
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    const text = await readTextFile(file)
    setRead({ word: 'problem' in text ? text.problem : 'read', name: file.name })
    if ('text' in text) onText(text.text)
  }
  return (
    <p>
      <label htmlFor={id}>{say('file')}</label>{' '}
      <input
        id={id}
        type="file"
        accept={accept}
        onChange={({ target }) => {
          void choose(target.files?.[0])
          // The same file, mended, may be chosen again.
          target.value = ''
        }}
      />{' '}
      {read !== null && (
        <span role="status" className={read.word === 'read' ? 'soft' : 'is-late'}>
          {say(read.word, { name: read.name })}
        </span>
      )}
    </p>
  )
}
