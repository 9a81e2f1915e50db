import type { Role } from '../src/policies'
import type { BankCode } from './banks'

/** Invented people; they exist in demo mode only. Stations by the town they stand in. */
export interface DemoUser {
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly bank?: BankCode
  /** Whose station a grid worker helps, by the town it stands in. */
  readonly townCode?: string
  readonly officer?: DemoOfficer
}

interface DemoOfficer {
  readonly badge: string
  readonly townCode: string
  readonly isOnDuty: boolean
  /** GCJ-02; where the patrol is when the service is seeded. */
  readonly lon: number
  readonly lat: number
}

const desk: readonly DemoUser[] = [
  { username: 'operator', displayName: '陈岚', role: 'operator' },
  { username: 'operator2', displayName: '金越', role: 'operator' },
  // Two of each where four eyes are asked for.
  { username: 'supervisor', displayName: '王剑', role: 'supervisor' },
  { username: 'supervisor2', displayName: '徐渭清', role: 'supervisor' },
  { username: 'publicity', displayName: '鲁欣', role: 'publicity' },
  { username: 'publicity2', displayName: '周宁', role: 'publicity' },
  { username: 'admin', displayName: '系统管理员', role: 'admin' },
  { username: 'liaison-icbc', displayName: '工行联络员', role: 'liaison', bank: 'ICBC' },
  { username: 'liaison-sxb', displayName: '绍兴银行联络员', role: 'liaison', bank: 'SXB' },
]

const officer = (
  username: string,
  displayName: string,
  badge: string,
  townCode: string,
  [lon, lat]: readonly [number, number],
  isOnDuty = true,
): DemoUser => ({
  username,
  displayName,
  role: 'officer',
  officer: { badge, townCode, isOnDuty, lon, lat },
})

const officers: readonly DemoUser[] = [
  // On patrol a few hundred metres from Ms Shen's office in Doumen, nearer than the station house.
  officer('hang', '杭警官', '330602-0121', '330602012', [120.6312, 30.0816]),
  officer('shao', '邵警官', '330602-0122', '330602012', [120.632, 30.085], false),
  officer('lu', '陆警官', '330602-0141', '330602014', [120.6588, 30.0729]),
  officer('ruan', '阮警官', '330602-0091', '330602009', [120.5741, 30.0327]),
  officer('song', '宋警官', '330602-0071', '330602007', [120.6069, 29.9968]),
  officer('yan', '严警官', '330602-0021', '330602002', [120.5662, 29.9981]),
  officer('he', '何警官', '330602-0131', '330602013', [120.6731, 30.0055]),
  officer('tao', '陶警官', '330603-0011', '330603001', [120.4868, 30.0786]),
  officer('shen', '沈警官', '330603-0021', '330603002', [120.4912, 30.0541]),
]

const gridWorkers: readonly DemoUser[] = [
  { username: 'grid', displayName: '孙网格员', role: 'grid', townCode: '330602012' },
]

export const demoUsers: readonly DemoUser[] = [...desk, ...officers, ...gridWorkers]

/** The town of the station a user belongs to; undefined: the user belongs to none. */
export const townOf = ({ officer: patrol, townCode }: DemoUser): string | undefined =>
  patrol?.townCode ?? townCode

export interface DemoSource {
  readonly source: string
  readonly label: string
  readonly bank: BankCode | null
  readonly signalTypes: readonly ('transaction' | 'call' | 'message' | 'report')[]
}

/** What feeds the demo; each key may send what such a source would know. */
export const demoSources: readonly DemoSource[] = [
  {
    source: 'bank:icbc-yuecheng',
    label: '演示：工行越城支行',
    bank: 'ICBC',
    signalTypes: ['transaction', 'report'],
  },
  { source: 'telecom:shaoxing', label: '演示：绍兴通信企业', bank: null, signalTypes: ['call', 'message'] },
  { source: 'report:110', label: '演示：110、96110 接报', bank: null, signalTypes: ['report', 'message'] },
]
