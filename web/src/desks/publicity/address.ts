export const DESK = '/desk/publicity'

export const addressOf = (storyId: string): string => `${DESK}/${storyId}`
