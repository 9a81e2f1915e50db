export { createLiveFeed, type LiveFeed } from './feed'
export { decodePosition, encodePosition, type Position } from './position'
