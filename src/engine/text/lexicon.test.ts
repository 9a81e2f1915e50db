import { parse } from 'yaml'
import { checkRulePack } from '../rules/check-pack'
import { readPackFiles } from '../rules/load-pack'
import type { PackFile } from '../rules/yaml-file'
import type { LexiconFinding } from './lexicon'
import { flawOf, partsOf, spellingsOf } from './pattern'
import { PhraseTable } from './phrase-table'
import { TextReader } from './knowledge'

/** The pack as it ships, without scripts: no model is trained here. */
function shipped(): PackFile[] {
  return readPackFiles('rules').filter(({ path }) => !path.startsWith('scripts/'))
}

const { text: knowledge } = checkRulePack(shipped())
const reader = new TextReader(knowledge)
const find = (text: string): LexiconFinding => knowledge.lexicon.find(reader.read(text).text)
const groups = (elements: readonly string[]): string[] => elements.map((one) => one.split('.')[0] ?? '')
const demands = (elements: readonly string[]): boolean => groups(elements).includes('demand')

describe('only spoken about', () => {
  test.each([
    // Definitions and warnings
    '如果有人让你转到安全账户就是诈骗',
    '凡是要求把钱转到安全账户的，都是诈骗！',
    '公安机关没有安全账户，不存在安全账户一说，请勿转账。',
    '世上不存在安全账户，谁让你把钱转到安全账户都别理。',
    '警方提醒：凡是刷单返利、先付款后返佣金的都是诈骗。',
    '凡自称客服要求打开屏幕共享的，一律是诈骗。',
    '接到自称公检法的电话，说你涉嫌洗钱，要你把钱转到核查账户的，请立即挂断。',
    '谨防冒充客服诈骗，切勿共享屏幕，不要向陌生人提供验证码。',
    '反诈中心提醒您：贷款前先交保证金、解冻费的都是骗子。',
    '请勿点击不明链接，不要向任何人透露验证码。',
    '不轻信、不转账：遇到让你下载会议软件、共享屏幕的，马上报警。',
    '骗子常说你涉嫌洗钱，然后让你把钱转到安全账户。',
    '所谓的安全账户，不过是骗子自己的卡。',
    '不法分子冒充领导加微信，要求财务先转账后补手续。',
    '嫌疑人谎称帮受害人注销校园贷，诱骗其把借呗额度提出来转到指定账户。',
    '有人冒充快递客服，以丢件为由要求下载会议软件共享屏幕。',
    '当心骗局：什么安全账户、资金核查，统统是骗人的。',
    '民警讲了个案例，犯罪分子让老人把现金交给上门的人。',
    '骗术揭秘：骗子先让你加微信，再让你把钱转到监管账户。',
    '但凡让你把钱打到安全账户的，就是骗子，没有例外。',
    // What is never asked
    '公检法不会要求转账',
    '我行绝不会要求您提供验证码或把钱转到安全账户。',
    '公安机关不会通过电话要求群众转账汇款。',
    '正规贷款不会要求先交保证金。',
    '银行从不索要您的验证码，也不会让您把钱转到别的账户。',
    '法院不会打电话要求您缴纳保释金。',
    // Denials
    '不要给他转账。',
    '千万别把钱转给陌生人。',
    '我没有让你转账，你自己看着办。',
    '您不用提供身份证照片，我们系统里有。',
    '验证码不要告诉别人，客服也不行。',
    '本次活动无需下载软件，也不需要缴纳保证金。',
    '我们不收手续费，不用先交定金。',
    '没人让你共享屏幕，你把会议软件关了吧。',
    '他拒绝给对方打款，说要见面谈。',
    '客服并没有让您提供验证码。',
    // Third person and hearsay
    '我朋友说他接到电话，对方让他把钱转到安全账户，他直接挂了。',
    '听说有人被冒充公安的骗了，让转到安全账户。',
    '新闻里说有个老太太被骗子叫去开宾馆，把钱转到安全账户。',
    '隔壁王阿姨接到电话说孙子被抓，要她把现金交给上门的人，幸好儿子拦住了。',
    '我同事也接到过，说百万保障到期要共享屏幕，都是骗人的。',
    '差点被骗，对方让我共享屏幕，还要验证码。',
    // English
    'If anyone asks you to move your money to a safe account, it is a scam.',
    'Your bank will never ask you to transfer money to a safe account or share your screen.',
    'We will never ask you to tell us your passcode.',
    'Do not share your screen with anyone who calls you.',
    "Don't transfer money to people you have not met.",
    'Scammers pretend to be the police and tell you to withdraw cash.',
    'Fraud alert: criminals are asking people to buy gift cards.',
    'My neighbour got a call telling her to download AnyDesk; she hung up.',
    'There is no such thing as a safe account.',
    'I heard that they make you pay an upfront fee and then vanish. Always a scam.',
    'The police never ask for gift cards, and you do not need to pay a fee to get a refund.',
    'Never give the code to anyone, even if they say they are from the bank.',
  ])('%s', (text) => {
    const { asserted, warned } = find(text)
    expect(asserted.filter((one) => one.startsWith('demand.'))).toEqual([])
    expect(warned.length).toBeGreaterThan(0)
  })
})

describe('still evidence', () => {
  test.each([
    // Says that it is none
    '这不是诈骗，请你马上把钱转到安全账户。',
    '我们不是骗子，您把验证码告诉我就能退款。',
    '你放心，我不会骗你的，先转五千过来。',
    '你是不是觉得我是骗子？我是真的公安局民警，请把钱转到核查账户。',
    '不要相信别人说的诈骗，跟着老师充值就能提现。',
    '别把我们当成骗子，先交保证金才能放款。',
    '其他平台都是骗子，我们是正规的，先交三百激活费。',
    '反诈中心打来是误会，你就说是朋友借款，接着转账到指定账户。',
    '96110打来不用接，那是系统误判，马上把钱转到安全账户。',
    '银行要是拦你，就说买房用，把钱转到监管账户。',
    '不要相信银行柜员，他们内部有人涉案，请你把钱转到安全账户。',
    // A warning for a fig leaf
    '谨防诈骗！您的账户已被冒用，请立即把资金转入安全账户。',
    '【反诈中心】谨防诈骗，为保护您的资金，请将存款转入核查账户。',
    '我们公安不会要求你转账给个人，但是你必须把钱转到国家监管账户。',
    '我行不会向您索要密码，您只需点击链接 http://a-b.top/x 更新资料。',
    '电信诈骗高发。您名下的卡涉嫌洗钱，请配合调查，把钱转到安全账户。',
    // Negations that belong to something else
    '不要挂电话，现在把钱转到安全账户。',
    '不要担心，先把钱转到监管账户，查完就还你。',
    '这件事特别急，马上转账给客户。',
    '不要告诉家里人，赶紧把钱打到这个账户。',
    '你没有时间了，马上转账。',
    '如果你不把钱转到核查账户，我们就上门抓人。',
    '别人都交了，你先交保证金。',
    '不能再拖了，把钱打给供应商。',
    '不用你本人来，把身份证正反面拍给我就行。',
    '别怕，把屏幕共享打开，我一步一步教你。',
    '如果没有按时缴纳保证金，案件就移交法院。',
    // Victims
    '我被骗了，对方自称公安，让我把钱转到安全账户，我转了八万。',
    '我要报警，骗子让我共享屏幕，卡里的钱没了。',
    '报警人称有人冒充客服，以退款为由要求其下载会议软件，转账三万元。',
    '对方说我涉嫌洗钱，让我把钱转到安全账户，我该怎么办？',
    // English
    'This is not a scam, sir. Transfer the money to the safe account now.',
    "Don't hang up. Withdraw the cash and do not tell anyone.",
    'If you do not pay the fine today you will be arrested.',
    'I am not a scammer, just send me the code you received.',
    'Do not trust your bank, the teller is involved. Move your money to the safe account.',
    'I was scammed: the caller said he was from the bank and told me to move my money to a safe account.',
    "Don't worry, we only need you to share your screen.",
    'Fraud department here. Your account is compromised; move your money to a secure account right now.',
  ])('%s', (text) => {
    expect(demands(find(text).asserted)).toBe(true)
  })
})

describe('hidden words', () => {
  test.each([
    ['请转帐到芝付宝', '请转账到支付宝'],
    ['加威信号聊', '加微信号聊'],
    ['身份正号码和银行咔发我', '身份证号码和银行卡发我'],
    ['办代款加抠抠', '办贷款加qq'],
    ['冲值后返佣', '充值后返佣'],
    ['请码上转过来', '请马上转过来'],
  ])('%s is read as %s', (written, meant) => {
    expect(reader.read(written).text).toBe(meant)
  })

  test.each(['扫二维码上车', '因行程变更退票', '办公按时打卡', '公司招待款项', '支付保费', '保证信用良好'])(
    '%s is left alone',
    (written) => {
      expect(reader.read(written).text).toBe(written)
    },
  )
})

describe('patterns', () => {
  const placesOf = (pattern: string, text: string): string[] =>
    new PhraseTable([pattern]).scan(text).map(({ start, end }) => text.slice(start, end))

  test('alternatives, of which one may be empty and which may hold others', () => {
    expect(spellingsOf('(转|汇)(给|)我')).toEqual(['转给我', '转我', '汇给我', '汇我'])
    expect(spellingsOf('(lost|phone (broke|died))')).toEqual(['lost', 'phone broke', 'phone died'])
    expect(spellingsOf("don't")).toEqual(["don't", 'don’t'])
  })

  test.each(['(a|b', 'a|b', 'a)', '~a', 'a~', '(a~b|c)', '(a|)~b'])('%s is refused', (pattern) => {
    expect(flawOf(pattern)).not.toBeNull()
  })

  test('words of which one begins like the other, behind one head', () => {
    const table = new PhraseTable(['(转|转账)(给|到)我', '转账'])
    const found = table.scan('你转给我,再转账到我卡上')
    expect(found).toEqual([
      { phrase: 0, start: 1, end: 4 },
      { phrase: 1, start: 6, end: 8 },
      { phrase: 0, start: 6, end: 10 },
    ])
  })

  test('a gap reaches eight characters in one sentence', () => {
    expect(placesOf('验证码~告诉', '验证码12345678告诉我')).toEqual(['验证码12345678告诉'])
    expect(placesOf('验证码~告诉', '验证码123456789告诉我')).toEqual([])
    expect(placesOf('验证码~告诉', '这是验证码。告诉我')).toEqual([])
    expect(placesOf('把~钱~转', '把你的钱都转走')).toEqual(['把你的钱都转'])
  })

  test('a Latin part begins a word and has more room before it', () => {
    expect(placesOf('arrest', 'rearrested, arrested')).toEqual(['arrest'])
    expect(placesOf('tell~code', 'tell me the six digit code')).toEqual(['tell me the six digit code'])
  })

  test('those of the pack can stand in a normalised text', () => {
    const written = shipped()
      .filter(({ path }) => path.startsWith('lexicon/') && !path.endsWith('variants.yaml'))
      .flatMap(({ text }) => patternsIn(parse(text)))
    const changed = written
      .flatMap((pattern) => partsOf(pattern).flatMap(spellingsOf))
      .filter((one) => reader.read(one).text !== one)
    expect(changed).toEqual([])
  })
})

/** Every string in a list, whatever it belongs to. */
function patternsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap((one) => (typeof one === 'string' ? [one] : patternsIn(one)))
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(patternsIn) : []
}
