export { addByMeasure, endOfWarning, handleDue } from './service'
