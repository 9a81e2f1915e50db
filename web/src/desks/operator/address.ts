export const DESK = '/desk/operator'

export const addressOf = (warningId: string): string => `${DESK}/warnings/${warningId}`
