import { composeStory, voices } from '../../src/stories/compose'
import { buildFacts } from '../../src/stories/facts'
import { publicTypologies } from '../../src/stories/phrases'
import { wideningSteps } from '../../src/stories/widening'

/** Ordinary sentences of a story, none of which tells who it was. */
export const sentences: readonly string[] = [
  '接到陌生电话先挂断，再拨打96110核实。',
  '骗子的套路并不高明，可怕的是他们知道得太多。',
  '当事人说，对方一开口就报出了她的信息。',
  '民警耐心劝了半个多小时，她才放下手机。',
  '家里人赶到以后，她才明白自己差一点上当。',
  '这起案件中，钱一分也没有转出。',
  '银行工作人员发现异常，立即联系了反诈中心。',
  '公司财务人员一定要当面核实，不能只看头像和昵称。',
  '凡是要求保密的，都要多一个心眼。',
  '对方先打听账户余额，再催着转账。',
  '老板在群里说自己走不开。',
  '她按照对方的要求下载了会议软件，打开了屏幕共享。',
  '预警发出后不到十分钟，民警就敲开了门。',
  '安全账户根本不存在，公安机关不会在电话里办案。',
  '骗子常常冒充公安、检察院、法院的工作人员。',
  '请把这个故事讲给身边的老人听。',
  '网上贷款要先交钱的，一定是诈骗。',
  '正规公司不会让员工用个人账户付款。',
  '刷单返利先给一点甜头，后面就是陷阱。',
  '任何人都不能靠转账消除征信记录。',
  '她起初不相信民警，认为那才是骗子。',
  '民警让她当着面给真正的领导打了电话。',
  '领导说自己从来没有建过这个群。',
  '那一刻她的手还在发抖，幸好还没有按下确认。',
  '全市一个季度有几百人接到过类似的电话。',
  '从预警到见面只用了约7分钟。',
  '涉案账户在48小时内被止付。',
  '冻结的资金会依法返还。',
  '反诈民警走进社区、学校和企业开展宣传。',
  '一旦发现被骗，马上拨打110，越快越好。',
  '高科技手段能换脸、变声，眼见不一定为实。',
  '于是她停下来，给家人打了一个电话。',
  '何时何地接到电话都不要慌张。',
  '常见的骗术有十几种，万变不离其宗。',
  '金融机构有责任提醒客户，任何环节都不能松懈。',
  '方法很简单：不听、不信、不转账。',
  '向亲友借钱之前，先想一想为什么这么急。',
  '时间就是金钱，止付要抢在转出之前。',
  '从天而降的好事，多半是陷阱。',
  '平时多留心，关键时刻就不会乱。',
  '成功劝阻之后，她给民警送来了一面锦旗。',
  '单位组织了一次培训，每个人都做了测试。',
  '应当记住：验证码不能告诉任何人。',
  '安装反诈软件可以拦下大部分可疑电话。',
  '包括快递、网购、医保在内，各种名义都有人冒充。',
  '路上看到宣传海报，她想起了那个电话。',
  '连续三天，对方每天都打来电话。',
  '江南水乡的冬天很冷，民警的话很暖。',
  '白天上班没有时间，他们约好晚上见面。',
  '石头落地，她长长地松了一口气。',
  '马上就要转出的时候，电话响了。',
  '钱女士的钱保住了。',
  '沈女士说，以后遇到转账一定先核实。',
  '王先生把经过告诉了同事。',
  '某公司的王女士差一点被骗。',
  '一位市民向反诈中心求助。',
  '另一名员工也收到了同样的消息。',
  '骗子发来伪造的文件，上面盖着假公章。',
  '快递公司不会因为丢件要求你转账。',
  '保险公司、电商平台的客服不会让你共享屏幕。',
  '他在网上看到一条贷款广告，点开了链接。',
  '客服让他把钱转到指定账户验资。',
  '账户被锁、征信受损，都是编出来的。',
  '辖区派出所的民警很快赶到现场。',
  '来到就近的派出所，当面核实最稳妥。',
  '小心驶得万年船，老人更要多问一句。',
  '大家都说，这样的宣传要多办几次。',
  '家里有老人和学生的，请把这段话念给他们听。',
  '数万元的积蓄，差一点就没有了。',
  '本市今年已经劝阻了上千人。',
  '对方自称是总部的财务经理，催着要付款。',
  '这个群只有三四个人，除了她都是骗子。',
  '头像、名字、说话的口气都一模一样。',
  '手续可以后补，是他们最常说的一句话。',
  '半路上她接到了96110打来的电话。',
  '回家路上，他越想越不对。',
  '骗子把钱分成几笔转走，追起来更难。',
  '公安机关提醒：保护好身份证、银行卡和手机。',
  '青年学生、企业财务、独居老人都是重点。',
  '这条街上的商户都收到了提醒。',
  'If 96110 rings, please answer.',
  'She had never met the people in the chat group.',
  'The bank held the payment, and an officer was at the door within ten minutes.',
  'Never share your screen with somebody who rang you.',
  'Ms Shen rang the real manager, who knew nothing of a transfer.',
  'In all, three people were in the group, and two of them were not real.',
  'The caller knew her name, her address and what she had bought.',
  'He was told to keep it secret and to stay in his room.',
  'No officer will ever ask for a code.',
  'A deposit before a loan is paid out is a fraud.',
]

const NOTHING = { protected: 0n, stopped: 0n, frozen: 0n, returned: 0n, paid_out: 0n, lost: 0n }
const at = (minutes: number): Date => new Date(Date.parse('2023-02-23T01:42:00Z') + minutes * 60_000)

/** Every draft that the service writes by itself: each kind of fraud, outcome, width and voice. */
export function drafts(): string[] {
  const outcomes = [
    { ...NOTHING, frozen: 73_120_000n, lost: 1_000_000n },
    { ...NOTHING, protected: 73_000_000n },
    { ...NOTHING, stopped: 730_000n, paid_out: 21_000_000_000n, returned: 5_500_000n },
  ]
  return [...publicTypologies].flatMap((typology) =>
    outcomes.flatMap((money) =>
      Array.from({ length: wideningSteps.length + 1 }, (_, steps) => {
        const facts = buildFacts(
          {
            typology,
            occurredAt: at(0),
            openedAt: at(18),
            district: null,
            isOrganisationsMoney: true,
            roleWritten: 'finance',
            name: '陶佩芳',
            idNumber: '330602198001012342',
            attemptedFen: 73_120_000n,
            money,
            doorAt: at(25),
            stopAt: at(41),
            freezeAt: at(208),
          },
          wideningSteps.slice(0, steps),
        )
        return voices.map((voice) => {
          const { title, body } = composeStory(facts, voice)
          return `${title}\n\n${body}`
        })
      }).flat(),
    ),
  )
}
