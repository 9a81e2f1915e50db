export const PAGE_DEFAULT = 100
export const PAGE_MOST = 500
