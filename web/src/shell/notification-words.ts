import { defineWords } from '../language/language'

export const notificationWords = defineWords({
  title: { zh: '通知', en: 'Notifications' },
  open: { zh: '通知，没有未读', en: 'Notifications: none unread' },
  openUnread: { zh: '通知，{count} 条未读', en: 'Notifications: {count} unread' },
  none: { zh: '还没有通知', en: 'Nothing has been told yet' },
  noneAbout: {
    zh: '超时、改派、银行答复等会在这里提醒您。',
    en: 'Overdue clocks, tasks passed on and answers of banks are told here.',
  },
  new: { zh: '新', en: 'New' },
  personal: { zh: '发给您本人', en: 'To you' },
  failed: { zh: '发送失败', en: 'Not delivered' },
  toWarning: { zh: '查看预警', en: 'See the warning' },
  older: { zh: '更早的', en: 'Older' },
  markRead: { zh: '全部标为已读', en: 'Mark all as read' },
  allRead: { zh: '已全部标为已读', en: 'All marked as read' },
})
