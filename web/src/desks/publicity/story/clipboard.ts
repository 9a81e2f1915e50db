export interface Copied {
  readonly text: string
  readonly html?: string
}

/**
 * Puts a text on the clipboard, as markup too where there is some, so that an editor takes the styles and a plain field
 * the words. The old way first: it takes the markup as it is, with or without https, where the new one has the browser
 * clean it under this page's policy, which lets no inline style through. @returns false when the browser does not let us
 */
export const copy = (content: Copied): Promise<boolean> =>
  copyOld(content) ? Promise.resolve(true) : copyNew(content).catch(() => false)

async function copyNew({ text, html }: Copied): Promise<boolean> {
  const of = (type: string, content: string): Blob => new Blob([content], { type })
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': of('text/plain', text),
      ...(html === undefined ? {} : { 'text/html': of('text/html', html) }),
    }),
  ])
  return true
}

function copyOld({ text, html }: Copied): boolean {
  let isTaken = false
  const fill = (event: ClipboardEvent): void => {
    if (event.clipboardData === null) return
    event.clipboardData.setData('text/plain', text)
    if (html !== undefined) event.clipboardData.setData('text/html', html)
    event.preventDefault()
    isTaken = true
  }
  document.addEventListener('copy', fill, { once: true })
  const isDone = document.execCommand('copy')
  document.removeEventListener('copy', fill)
  return isDone && isTaken
}
