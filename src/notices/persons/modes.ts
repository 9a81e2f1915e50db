/** Whether the service turns to the person by itself. */
export const contactModes = ['none', 'by_hand', 'at_once'] as const
export type ContactMode = (typeof contactModes)[number]

export const contactChannels = ['sms', 'voice'] as const
export type ContactChannel = (typeof contactChannels)[number]
