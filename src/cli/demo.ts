import { join } from 'node:path'
import { readDemoCredentials } from '../../seeds/credentials'
import { loadConfig } from '../config'
import { playAuthority } from '../demo/authority'
import { playDoumen } from '../demo/doumen'
import { playHonest } from '../demo/honest'
import { playMoneyBack } from '../demo/money-back'
import { openRun } from '../demo/progress'
import { createStage } from '../demo/stage'
import { createTimeline } from '../demo/timeline'

const PROGRESS_FILE = 'demo-run.json'

/** `menshen demo`: plays the four cases against the running service, as its users would. 0 when all ended right. */
export async function run(): Promise<number> {
  const config = loadConfig()
  if (!config.isDemo) {
    process.stderr.write('menshen demo: there are no demo users here\n')
    return 2
  }
  const print = (line: string): void => void process.stdout.write(`${line}\n`)
  const demoRun = openRun(join(config.dataDir, PROGRESS_FILE))
  print(
    `${demoRun.isResumed ? 'carrying on' : 'starting'} run ${demoRun.id} against ${config.http.publicUrl}`,
  )
  const timeline = createTimeline(print, () => Date.now())
  const stage = createStage(config.http.publicUrl, readDemoCredentials(config.dataDir), demoRun, timeline)
  await playDoumen(stage)
  await playAuthority(stage)
  await playHonest(stage)
  await playMoneyBack(stage)
  demoRun.finish()
  print(`\nall four cases ended right in ${timeline.totalSeconds().toFixed(1)} s`)
  return 0
}
