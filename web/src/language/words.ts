export type Language = 'zh' | 'en'
export type Both = Readonly<Record<Language, string>>
export type Words = Readonly<Record<string, Both>>

/**
 * The words of one part of the page, Chinese first. A word without one of the two does not compile.
 * @example const words = defineWords({ taken: { zh: '{name} 已签收', en: 'taken by {name}' } })
 */
export const defineWords = <const W extends Words>(words: W): W => words
