import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { codes, codesOf, type CodeGroup } from './codes'
import type { Language, Words } from './words'

export { defineWords, type Both, type Language, type Words } from './words'

interface Speech {
  readonly language: Language
  choose(language: Language): void
}

const STORED = 'menshen.language'
const SpeechContext = createContext<Speech>({ language: 'zh', choose: () => undefined })

export const useSpeech = (): Speech => use(SpeechContext)

/** Says a word of these, with what stands in braces filled in. */
export function useSay<W extends Words>(
  words: W,
): (word: keyof W & string, more?: Readonly<Record<string, string | number>>) => string {
  const { language } = useSpeech()
  return (word, more) => filled(words[word]?.[language] ?? word, more)
}

const filled = (text: string, more: Readonly<Record<string, string | number>> | undefined): string =>
  more === undefined ? text : text.replace(/\{(\w+)\}/g, (whole, name: string) => String(more[name] ?? whole))

/**
 * Says a code of the API in words: first as one of the group ("task": assigned -> 待接受), else as one that means the same
 * everywhere; a finer typology by itself or by its main one. A code without words is shown as it is.
 */
export function useCode(): (code: string, group?: CodeGroup) => string {
  const { language } = useSpeech()
  return (code, group) => {
    const own = group === undefined ? undefined : codesOf[group][code]
    const known = own ?? codes[code] ?? codes[code.split('.')[0] ?? '']
    return known?.[language] ?? code
  }
}

export function SpeechProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(localStorage.getItem(STORED) === 'en' ? 'en' : 'zh')
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  const choose = (next: Language): void => {
    localStorage.setItem(STORED, next)
    setLanguage(next)
  }
  return <SpeechContext value={{ language, choose }}>{children}</SpeechContext>
}
