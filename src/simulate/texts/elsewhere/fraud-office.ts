import type { SchemeWords } from '../wording'

/** Public offices and superiors, kin and buyers, as other fraudsters pose. */
export const officeWords: Readonly<Record<string, SchemeWords>> = {
  'authority.police': {
    open: [
      '你好，广州天河分局，有人拿你护照复印件在这边开公司骗税，报案人指认了你。',
      '喂，出入境那边转过来的，你的手机号要被强制停机，因为牵涉诈骗短信，现在给你接刑侦。',
    ],
    press: [
      '你的手机已经被布控，切断和外界联系，先去开个钟点房。',
      '我跟你视频，你看看我的制服和办公室，别说出去，嫌犯可能就是你身边的人。',
    ],
    demand: [
      '名下资金要逐笔过检，全部汇进国库指定的审查号，审完当天还你，先汇{sum}。',
      '把优盾插上，我这边技术组远程核对，你按提示点确认{sum}。',
    ],
  },
  'authority.procuratorate': {
    open: [
      '大伯，最高检的刑事拘捕令上有您的名字，我是承办检察员。',
      '您好，检方发函，您名下房产将被查封，请配合线上讯问。',
    ],
    press: ['讯问期间不能接别的电话，老伴问就说是社区的。', '每天早中晚给我报备三次。'],
    demand: ['先缴{sum}的取保费，就不用把您带走了。', '理财赎回来，统一转到检察院临时保管号，案子结了退。'],
  },
  'authority.social-insurance': {
    open: [
      '您的电子医保凭证已过期，不更新将无法报销，请点链接认证。',
      '我是社保稽核科的，查到您有一笔生育津贴冒领。',
    ],
    press: ['冒领数额大，已经移交公安了，我替您转接。', '认证要填银行卡和预留手机号。'],
    demand: ['把{sum}退缴到专项账户，否则列入失信。', '请把收到的校验数字告诉我，完成解除。'],
  },
  'authority.customs': {
    open: [
      '留学生您好，大使馆通知，您在国内有未结案件，限制离境。',
      '机场海关拦下一个寄件人是你的包裹，夹带银行卡。',
    ],
    press: ['签这份保密协定，泄密要坐牢。', '请全程开着摄像头，睡觉也不能关。'],
    demand: ['缴{sum}担保金可以优先清查，让家里打过来就说交学费。', '资产公证要把{sum}划到监管号里走一遍。'],
  },
  'authority.regulator': {
    open: [
      '金融监督管理局回访，您在某平台的会员费是违规收取的，现在可以清退。',
      '我们是网贷清退小组，您之前投的钱国家兑付了，登记一下。',
    ],
    press: ['先加退款专员的聊天号，群里按编号排队。', '名额只到今晚。'],
    demand: ['要激活兑付通道，往里存{sum}做等额验证。', '跟着页面点，把{sum}打入清退专户，马上返双倍。'],
  },
  'leader-acquaintance.boss': {
    open: ['建了个临时沟通群，你看到回一句，我有事交代。', '账上还剩多少？把今天的余额表截给我。'],
    press: ['客户在旁边，不要打电话，群里说。', '对方说押金打给我了，你查收一下那张凭条。'],
    demand: [
      '那个客户的定金要原路退，{sum}，户名账号如下，先办后补单。',
      '下午的项目要交{sum}诚意款，私户收，付完把回单甩群里。',
    ],
  },
  'leader-acquaintance.supplier': {
    open: [
      '贵司：因开户行系统升级，我司收款信息变更，见附函。',
      'Hello, auditors have frozen the account you know, so kindly switch to the beneficiary named below.',
    ],
    press: ['收到请回。'],
    demand: [
      '本期{sum}请汇至变更后的户头，原户已停。',
      'The remaining {sum} should reach those new bank details by tonight, otherwise the ship cannot sail.',
    ],
  },
  'leader-acquaintance.official': {
    open: ['我是镇里{surname}，老号丢了，以后这个联系。', '最近忙什么？我是你{surname}局长，抽空聊聊项目。'],
    press: ['我一个亲戚的事，不好自己出面。', '钱我已经打给你了，凭证你看，你再转一手。'],
    demand: [
      '你先把{sum}打过去，明天上班我让人给你补手续。',
      '对方下班前要见到款，{sum}，帮我顶上，不会亏待你。',
    ],
  },
  'leader-acquaintance.teacher': {
    open: ['家长们好'],
    press: ['还差几位'],
    demand: [
      '下学期试卷和保险一共{sum}，班长那里对不上账，直接扫这个码，十点截止。',
      '紧急：代收校外活动费{sum}，家长看到马上转，转完接龙。',
    ],
  },
  'leader-acquaintance.guess-who': {
    open: ['怎么，老同学的声音都听不出来了？', '明早九点来我这里一下，有文件给你，我是谁你心里没数？'],
    press: ['新号存一下。'],
    demand: [
      '出了点状况，开车碰了人，对方要{sum}私了，你先帮我打过去。',
      '我要给上面的人包个红包，不方便走我的卡，你替我转{sum}。',
    ],
  },
  'leader-acquaintance.kin': {
    open: ['在不，手机进水了，电话打不出去', '姐，能帮我个忙不，就一会儿'],
    press: ['我把钱先打给你，你看下截图', '银行说延迟到账'],
    demand: ['机票要锁位，帮我付{sum}给票务，卡号给你', '同学妈妈抢救，先转{sum}过去，我晚上还你'],
  },
  'leader-acquaintance.kin-trouble': {
    open: ['外公，我闯祸了，被抓到派出所了，你别跟妈讲。', '是{name}家里吗，你儿子在工地摔了，正抢救。'],
    press: ['千万别打他电话，手机被收了。'],
    demand: ['给{sum}就能和解放人，您赶紧去存。', '手术押金差{sum}，打到护士长这张卡。'],
  },
  'leader-acquaintance.procurement': {
    open: ['消防大队食堂采购，问下你家大米报价。', '我是技校总务处，要一批被褥，能开票吗？'],
    press: ['另外要几十台净水器，你帮忙从这家拿货，差价归你。', '付款通知书发你了，盖章的。'],
    demand: [
      '厂家要全款才发，{sum}，你先付，我们月底一起打给你。',
      '{sum}订金打给经理，货下午直接拉到我们单位。',
    ],
  },
}
