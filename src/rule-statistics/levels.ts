/** From the least to the gravest. */
export const levels = ['none', 'low', 'medium', 'high', 'critical'] as const

export const rankOf = (level: string): number => levels.findIndex((one) => one === level)
