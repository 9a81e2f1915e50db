import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { defineWords, useSay } from '../language/language'

const words = defineWords({
  copy: { zh: '复制{what}', en: 'Copy {what}' },
  copied: { zh: '已复制', en: 'Copied' },
})
const SHOWN_MS = 1_500

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const say = useSay(words)
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return undefined
    const timer = setTimeout(() => setCopied(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isCopied])
  const label = isCopied ? say('copied') : say('copy', { what })
  return (
    <Button
      size="small"
      type="text"
      icon={isCopied ? <CheckOutlined /> : <CopyOutlined />}
      aria-label={label}
      title={label}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    />
  )
}
