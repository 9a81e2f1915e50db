import { ENGLISH_MARK } from './compose'

/** In which language a place of the story is written: English stands behind its mark in the body. */
export function languageAt(field: 'title' | 'body', text: string, offset: number): 'zh' | 'en' {
  const mark = field === 'body' ? text.indexOf(ENGLISH_MARK) : -1
  return mark >= 0 && offset > mark ? 'en' : 'zh'
}
