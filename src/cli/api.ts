import { startApi } from '../http/server'
import { runService } from './service'

export const run = (): Promise<number> => runService('api', startApi)
