/**
 * The demo's invented people and accounts. Digits of the run go into accounts and phones of strangers, so that
 * each run meets a payee that nobody has paid before.
 */
export const shen = {
  name: '沈晓芸',
  phone: '13805750223',
  // Invented, its check digit right.
  idNumber: '33060219850312002X',
  role: 'finance',
  employer: '绍兴某纺织有限公司',
  // An office in Doumen; GCJ-02.
  address: '绍兴市越城区斗门街道世纪街88号3楼财务室',
  location: { lon: 120.6287, lat: 30.0801, datum: 'GCJ-02' },
  companyAccount: '1211012009200345678',
  companyName: '绍兴越纺轻纺有限公司',
}

export const zhou = {
  name: '周桂香',
  phone: '13905752110',
  birthYear: 1957,
  account: '6222081211001987654',
  address: '绍兴市柯桥区柯桥街道笛扬路200号',
  location: { lon: 120.4935, lat: 30.0825, datum: 'GCJ-02' },
}

/** Somebody else in each run: two reports of one person within hours are one case. */
export const fang = (run: string) => ({
  name: '方亚琴',
  phone: `137${run}`,
  account: `622202${run}56789`,
  address: '绍兴市越城区府山街道胜利西路300号',
})

/** 19 digits of a debit card that ends in the run's number. */
export const mule = (run: string, ordinal: number): string =>
  `622848${ordinal}0330${run}`.padEnd(19, '7').slice(0, 19)

export const time = (date: string, clock: string): string => `${date}T${clock}+08:00`
