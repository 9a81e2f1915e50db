/**
 * Names that have gone out of use and are written all the same. Which town a former one became part of: where most of its
 * villages of 2016 are in 2023; facts, NOTICE names where they come from.
 */
export const formerDistricts: Readonly<Record<string, string>> = {
  绍兴县: '330603',
  上虞市: '330604',
  上虞县: '330604',
  诸暨县: '330681',
  嵊县: '330683',
  嵊州县: '330683',
}

/** Code of today's town, several where it was divided; those that only changed from 镇 to 街道 need no entry. */
export const formerTowns: Readonly<Record<string, readonly string[]>> = {
  蕺山街道: ['330602007', '330602002'],
  梅渚镇: ['330624004'],
  大市聚镇: ['330624112'],
  双彩乡: ['330624104'],
  新林乡: ['330624112'],
  巧英乡: ['330624107'],
  阮市镇: ['330681104'],
  直埠镇: ['330681106'],
  江藻镇: ['330681106'],
  草塔镇: ['330681005'],
  王家井镇: ['330681004'],
  街亭镇: ['330681004'],
  北漳镇: ['330683108'],
  里南乡: ['330683200'],
  竹溪乡: ['330683106'],
  雅璜乡: ['330683105'],
  王院乡: ['330683106'],
  通源乡: ['330683105'],
}
