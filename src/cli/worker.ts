import { startWorkers } from '../../workers'
import { runService } from './service'

export const run = (): Promise<number> => runService('worker', startWorkers)
