import { useId, useState } from 'react'
import { useSay } from '../../../language/language'
import { importWords } from './import-words'
import { readTextFile } from '../../../parts/read-file'

/** Puts a file's text where it can be read and mended before it is sent. */
export function FileChoice({ onText }: { readonly onText: (text: string) => void }) {
  const say = useSay(importWords)
  const id = useId()
  const [told, setTold] = useState<{
    readonly word: 'read' | 'unreadable' | 'tooBig'
    readonly name: string
  } | null>(null)
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    const read = await readTextFile(file)
    setTold({ word: 'problem' in read ? read.problem : 'read', name: file.name })
    if ('text' in read) onText(read.text)
  }
  return (
    <p className="admin-inline">
      <label htmlFor={id}>{say('file')}</label>
      <input
        id={id}
        type="file"
        accept=".csv,text/csv,text/plain"
        onChange={({ target }) => {
          void choose(target.files?.[0])
          // The same file, mended, may be chosen again.
          target.value = ''
        }}
      />
      {told !== null && (
        <span role="status" className={told.word === 'read' ? 'admin-good' : 'admin-bad'}>
          {say(told.word, { name: told.name })}
        </span>
      )}
    </p>
  )
}
