import { entryOfList, listFileSchema, STANDINGS, type ListEntry, type ListFile } from '../lists/list-schema'
import type { ListView } from '../lists/list-view'
import { PackLists } from '../lists/pack-lists'
import { type PackProblem, RulePackError } from './problem'
import { YamlFile, type PackFile, type YamlPath } from './yaml-file'

export const LIST_FILE = /^lists\//

/** Hotlines, bank numbers, 400 and 106 service numbers: what anybody may print. Everything longer is somebody's own. */
const PUBLIC_PHONE = /^(?:\d{3,6}|95\d{3,7}|400\d{7}|800\d{7}|106\d{2,17})$/
const NAME_MATCHES: readonly string[] = ['contains', 'ends', 'surname']

/** Lists of a shared pack: what is personal stands there as a hash or not at all. */
export function checkLists(files: readonly YamlFile[], problems: PackProblem[]): ListFile[] {
  return files
    .filter((one) => LIST_FILE.test(one.file.path))
    .flatMap((source) => {
      const file = source.read(listFileSchema, problems)
      if (file === null) return []
      const refuse = (path: YamlPath, reason: string): void =>
        void problems.push(source.problem(path, reason))
      checkHead(file, refuse)
      file.entries.forEach((entry, index) => {
        const reason = flawOf(file, entryOfList(entry))
        if (reason !== null) refuse(['entries', index], reason)
      })
      return [file]
    })
}

/**
 * Lists of one's own, which never leave the house: accounts and phones may stand there in clear.
 * @throws RulePackError with every problem found
 */
export function readLists(files: readonly PackFile[], utcOffsetHours: number, key = ''): ListView {
  const problems: PackProblem[] = []
  const lists = files.flatMap((file) => {
    const source = new YamlFile(file)
    const list = source.read(listFileSchema, problems)
    list?.entries.forEach((entry, index) => {
      const { value, hash } = entryOfList(entry)
      if ((value === undefined) === (hash === undefined))
        problems.push(source.problem(['entries', index], EITHER))
    })
    return list ?? []
  })
  if (problems.length > 0) throw new RulePackError(problems)
  return new PackLists(lists, utcOffsetHours, key)
}

const EITHER = 'expected either value or hash'

function checkHead({ of, says, match }: ListFile, refuse: (path: YamlPath, reason: string) => void): void {
  const isStanding = STANDINGS.some((one) => one === says)
  if (of !== 'name' && !isStanding) refuse(['says'], `expected one of ${STANDINGS.join(', ')}`)
  if (of === 'name' && isStanding) refuse(['says'], 'a name alone makes nobody suspect or trusted')
  if ((of === 'name') !== NAME_MATCHES.includes(match))
    refuse(['match'], `names match by ${NAME_MATCHES.join(', ')}, accounts and phones by exact, prefix`)
  if (of === 'account' && match === 'prefix') refuse(['match'], 'accounts are listed one by one')
}

function flawOf(file: ListFile, entry: ListEntry): string | null {
  if ((entry.value === undefined) === (entry.hash === undefined)) return EITHER
  if (file.of === 'name') return entry.hash === undefined && entry.from === undefined && entry.expires === undefined ? null : 'names are plain words without a term' // prettier-ignore
  if (entry.hash !== undefined) {
    if (file.salt === undefined) return 'hashed entries need the salt of their list'
    return entry.expires === undefined ? 'an entry about somebody needs the day it expires' : null
  }
  if (file.of === 'account') return 'accounts are personal: give their hash'
  const isPublic = file.match === 'prefix' || PUBLIC_PHONE.test(entry.value ?? '')
  return isPublic ? null : 'this number may be personal: give its hash'
}
