import { entryOfList, listFileSchema, STANDINGS, type ListEntry, type ListFile } from '../lists/list-schema'
import type { ListView } from '../lists/list-view'
import { PackLists } from '../lists/pack-lists'
import { says, type Said } from '../said'
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
      const refuse = (path: YamlPath, said: Said): void => void problems.push(source.problem(path, said))
      checkHead(file, refuse)
      file.entries.forEach((entry, index) => {
        const flaw = flawOf(file, entryOfList(entry))
        if (flaw !== null) refuse(['entries', index], flaw)
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

const { refused } = says
const EITHER = refused('expected either value or hash', '须写 value 或 hash 之一')

function checkHead({ of, says, match }: ListFile, refuse: (path: YamlPath, said: Said) => void): void {
  const isStanding = STANDINGS.some((one) => one === says)
  if (of !== 'name' && !isStanding)
    refuse(['says'], refused(`expected one of ${STANDINGS.join(', ')}`, `应为 ${STANDINGS.join('、')} 之一`))
  if (of === 'name' && isStanding)
    refuse(['says'], refused('a name alone makes nobody suspect or trusted', '仅凭名字不能列为可疑或可信'))
  if ((of === 'name') !== NAME_MATCHES.includes(match))
    refuse(
      ['match'],
      refused(
        `names match by ${NAME_MATCHES.join(', ')}, accounts and phones by exact, prefix`,
        `名字按 ${NAME_MATCHES.join('、')} 匹配,账号与电话按 exact、prefix`,
      ),
    )
  if (of === 'account' && match === 'prefix')
    refuse(['match'], refused('accounts are listed one by one', '账号须逐个列出'))
}

function flawOf(file: ListFile, entry: ListEntry): Said | null {
  if ((entry.value === undefined) === (entry.hash === undefined)) return EITHER
  if (file.of === 'name') return entry.hash === undefined && entry.from === undefined && entry.expires === undefined ? null : refused('names are plain words without a term', '名字只写词,不带期限') // prettier-ignore
  if (entry.hash !== undefined) {
    if (file.salt === undefined)
      return refused('hashed entries need the salt of their list', '散列条目须写名单的 salt')
    return entry.expires === undefined
      ? refused('an entry about somebody needs the day it expires', '涉及个人的条目须写到期日')
      : null
  }
  if (file.of === 'account')
    return refused('accounts are personal: give their hash', '账号属个人信息:请写散列')
  const isPublic = file.match === 'prefix' || PUBLIC_PHONE.test(entry.value ?? '')
  return isPublic ? null : refused('this number may be personal: give its hash', '此号码可能属个人:请写散列')
}
