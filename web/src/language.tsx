import { createContext, use, useState, type ReactNode } from 'react'
import { codes, words, type Word } from './words'

export type Language = 'zh' | 'en'

interface Speech {
  readonly language: Language
  choose(language: Language): void
  /** A word of the page. */
  say(word: Word): string
  /** A code of the API in words; finer typologies by their main one. */
  sayCode(code: string): string
}

const STORED = 'menshen.language'
const SpeechContext = createContext<Speech>(speechIn('zh', () => undefined))

function speechIn(language: Language, choose: (language: Language) => void): Speech {
  return {
    language,
    choose,
    say: (word) => words[word][language],
    sayCode: (code) => (codes[code] ?? codes[code.split('.')[0] ?? ''])?.[language] ?? code,
  }
}

export const useSpeech = (): Speech => use(SpeechContext)

export function SpeechProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(localStorage.getItem(STORED) === 'en' ? 'en' : 'zh')
  const choose = (next: Language): void => {
    localStorage.setItem(STORED, next)
    document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
    setLanguage(next)
  }
  return <SpeechContext value={speechIn(language, choose)}>{children}</SpeechContext>
}
