import { Segmented } from 'antd'
import { useSay, useSpeech, type Language } from '../language/language'
import { shellWords } from './words'

export function LanguageSwitch() {
  const say = useSay(shellWords)
  const { language, choose } = useSpeech()
  return (
    <Segmented<Language>
      size="small"
      aria-label={say('language')}
      value={language}
      onChange={choose}
      options={[
        { label: '中文', value: 'zh' },
        { label: 'English', value: 'en' },
      ]}
    />
  )
}
