const YUAN = /^\d{1,15}(\.\d{1,2})?$/

/** "731,200" as people type it -> "731200", or null while it is none. */
export function typedYuan(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s,¥]/g, '')
  return YUAN.test(plain) ? plain : null
}
