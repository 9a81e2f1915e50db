import { commandRoutes } from '../command/routes'
import { openApi } from '../http/docs'
import { routes } from '../http/routes'

const USAGE = `usage: menshen openapi

  Prints the OpenAPI document of the nouns' routes, without a database or a running service: the page's types are
  generated from it (scripts/build.mjs).
`

export async function run(argv: string[]): Promise<number> {
  if (argv.length > 0) {
    process.stderr.write(USAGE)
    return 2
  }
  process.stdout.write(`${JSON.stringify(openApi([...routes, ...commandRoutes()]), null, 1)}\n`)
  return 0
}
