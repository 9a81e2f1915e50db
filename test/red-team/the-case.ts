import type { SealedCase } from '../../src/stories/leak-check'
import { givens, surnames, type Glyph } from './people'
import type { Random } from './random'

/** A made-up case, with what an attacker who knows all of it would try to tell. */
export interface AttackedCase {
  readonly name: readonly Glyph[]
  readonly phone: string
  readonly account: string
  readonly idNumber: string
  readonly brand: string
  readonly company: string
  readonly street: string
  readonly house: number
  readonly district: string
  readonly town: string
  readonly station: string
  readonly handle: string
  readonly qq: string
  readonly plate: string
  readonly message: string
  readonly yuan: number
  readonly sealed: SealedCase
}

const brands = ['华盛', '恒源', '越兴', '金桥', '锦绣', '鼎丰', '万隆', '新益']
const streets = ['世纪东街', '胜利西路', '解放大道', '环城北路', '柳桥巷', '中兴南路']
const places = [
  ['越城区', '斗门街道'],
  ['柯桥区', '钱清街道'],
  ['上虞区', '曹娥街道'],
  ['诸暨市', '店口镇'],
] as const
const messages = [
  '小沈，你先把保证金打到对方账上，合同下午再补，我在开会不方便接电话。',
  '你的名下有一张卡涉嫌洗钱，今天之内把存款转到指定账号配合资金清查。',
  '亲，我们误把您加进了代理商名单，每月要扣五百，请打开屏幕共享我教您关掉。',
]

export const nameOf = ({ name }: Pick<AttackedCase, 'name'>): string => name.map(({ is }) => is).join('')

export function makeCase(random: Random): AttackedCase {
  const isShort = random.below(4) === 0
  const first = random.pick(givens)
  const others = givens.filter((glyph) => glyph !== first)
  const name = [random.pick(surnames), first, ...(isShort ? [] : [random.pick(others)])]
  const [district, town] = random.pick(places)
  const brand = random.pick(brands)
  const made = {
    name,
    phone: `1${random.pick(['39', '58', '86'])}5${random.digits(7)}`,
    account: `6222${random.digits(15)}`,
    idNumber: `330602${1950 + random.below(50)}${random.pick(['0412', '1123', '0730'])}${random.digits(4)}`,
    brand,
    company: `绍兴市${brand}纺织有限公司`,
    street: random.pick(streets),
    house: 11 + random.below(388),
    district,
    town,
    station: `${town.replace(/街道|镇/u, '')}派出所`,
    handle: `${random.pick(['boss', 'wang', 'kefu', 'leader'])}_${random.pick(['jg', 'zx', 'hq'])}-${random.digits(4)}`,
    qq: `${1 + random.below(9)}${random.digits(8)}`,
    plate: `浙D${random.pick(['A', 'K', 'F'])}${random.digits(4)}`,
    message: random.pick(messages),
    yuan: 120_000 + random.below(8_000) * 100 + 70,
  }
  return { ...made, sealed: sealedOf(made) }
}

function sealedOf(made: Omit<AttackedCase, 'sealed'>): SealedCase {
  return {
    words: [
      { kind: 'name', value: nameOf(made) },
      { kind: 'company', value: made.company },
      {
        kind: 'address',
        value: `浙江省绍兴市${made.district}${made.town}${made.street}${made.house}号3幢502室`,
      },
      { kind: 'place', value: made.district },
      { kind: 'place', value: made.town },
      { kind: 'station', value: made.station },
      { kind: 'handle', value: made.handle },
      { kind: 'text', value: made.message },
    ],
    digits: [
      { kind: 'phone', value: `+86${made.phone}` },
      { kind: 'account', value: made.account },
      { kind: 'id_number', value: made.idNumber },
    ],
    amounts: [BigInt(made.yuan) * 100n],
    moments: [new Date('2023-02-23T02:16:00Z')],
    cityNames: ['绍兴市'],
    isSumWidened: false,
    isTimeWidened: false,
  }
}
