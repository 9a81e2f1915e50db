import { useSpeech as useNewSpeech } from './language/language'
import { codes, words, type Word } from './words'

export function useSpeech() {
  const { language } = useNewSpeech()
  return {
    language,
    say: (word: Word): string => words[word][language],
    sayCode: (code: string): string => (codes[code] ?? codes[code.split('.')[0] ?? ''])?.[language] ?? code,
  }
}
