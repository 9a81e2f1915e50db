/** Of this answer; lets the style sheets that the components write in, and no others (src/http/web.ts). */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''

/**
 * Every style element that a script of this page makes carries the nonce. Most components are told it; one measures the
 * width of a scroll bar with a style of its own and takes no nonce.
 */
export function signStyles(): void {
  const create = document.createElement.bind(document)
  const signed = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = create(name, options)
    if (name === 'style') element.nonce = styleNonce
    return element
  }
  Object.defineProperty(document, 'createElement', { value: signed, configurable: true })
}
