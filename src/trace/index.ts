export { noteTold } from './proposals'
