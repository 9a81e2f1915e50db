import { dayOf } from '../clock'
import type { Profile } from '../profile'
import type { Random } from '../random'
import { daysBefore, newAccount, type Serials } from './identity'
import type { Organisation, OrganisationKind, World } from './model'

type PublicKind = Exclude<OrganisationKind, 'firm'>

const names: Readonly<Record<PublicKind, readonly string[]>> = {
  shop: ['大润发商贸', '供销超市', '镜湖家电商城', '世茂百货', '鉴湖茶行', '越州家具城', '柯北建材市场'],
  school: ['绍兴市第五中学', '鲁迅职业学校', '鉴湖实验小学', '稽山外国语学校', '镜湖幼儿园', '东湖学院'],
  hospital: ['绍兴市第二人民医院', '越城区中医院', '柯桥区妇幼保健院', '诸暨市人民医院'],
  exchange: ['绍兴市公共资源交易中心', '柯桥区公共资源交易服务中心', '诸暨市招标采购交易中心'],
  developer: ['绍兴镜湖置业有限公司预售资金监管户', '柯桥大坂湖房产有限公司', '越州城投置业有限公司'],
  broker: ['中大证券客户交易结算资金', '之江证券客户交易结算资金', '东南期货保证金账户'],
  utility: ['绍兴市水务有限公司', '国网绍兴供电公司', '绍兴港华燃气', '浙江移动绍兴分公司'],
  tax: ['国家金库绍兴市中心支库', '绍兴市社会保险基金专户', '绍兴市住房公积金管理中心'],
  dealer: ['绍兴宝顺汽车销售有限公司', '越通汽车销售服务有限公司', '嵊州众诚车行'],
  lender: ['某商业银行个人贷款还款户', '越州消费金融有限公司', '镜湖小额贷款有限公司'],
  travel: ['绍兴国际旅行社', '会稽山研学旅行社有限公司', '水乡印刷校服厂'],
}

export function places(profile: Profile, serials: Serials, random: Random): World['places'] {
  const make = (kind: PublicKind): Organisation[] =>
    names[kind].map((name, i) => make1(kind, name, i, { profile, serials, random }))
  return {
    shop: make('shop'),
    school: make('school'),
    hospital: make('hospital'),
    exchange: make('exchange'),
    developer: make('developer'),
    broker: make('broker'),
    utility: make('utility'),
    tax: make('tax'),
    dealer: make('dealer'),
    lender: make('lender'),
    travel: make('travel'),
  }
}

function make1(
  kind: PublicKind,
  name: string,
  index: number,
  { profile, serials, random }: { profile: Profile; serials: Serials; random: Random },
): Organisation {
  const start = dayOf(profile.start, 0).from
  return {
    id: `${kind}-${index}`,
    kind,
    name,
    account: newAccount(serials, {
      holder: name,
      kind: 'organisation',
      bank: random.below(profile.banks.length),
      openedAt: daysBefore(start, random.between(700, 7_000)),
      balance: 500_000_000n,
    }),
    payday: 10,
    size: 1,
    boss: null,
    finance: [],
    staff: [],
    suppliers: [],
  }
}
