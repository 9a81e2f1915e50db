/** The shapes of the API, inferred from the schemas that write its OpenAPI document. Types only: nothing is bundled. */
import type { z } from 'zod'
import type { freezeView } from '../../src/holds/freezes/schema'
import type { protectionView } from '../../src/holds/protective-holds/schema'
import type { stopView } from '../../src/holds/stop-payments/schema'
import type { notificationView } from '../../src/notices/schema'
import type { findingView, storySummaryView, storyView } from '../../src/stories/schema'
import type { taskDetailView, taskView } from '../../src/tasks/schema'
import type { openedSession, signedInUser } from '../../src/users/session-schema'
import type { warningDetailView, warningView } from '../../src/warnings/schema'

export type Session = z.infer<typeof openedSession>
export type User = z.infer<typeof signedInUser>
export type Warning = z.infer<typeof warningView>
export type WarningDetail = z.infer<typeof warningDetailView>
export type Task = z.infer<typeof taskView>
export type TaskDetail = z.infer<typeof taskDetailView>
export type Stop = z.infer<typeof stopView>
export type Freeze = z.infer<typeof freezeView>
export type Protection = z.infer<typeof protectionView>
export type StorySummary = z.infer<typeof storySummaryView>
export type Story = z.infer<typeof storyView>
export type Finding = z.infer<typeof findingView>
export type Notification = z.infer<typeof notificationView>

export interface DeadLetter {
  readonly id: string
  readonly event: string
  readonly consumer: string
  readonly deadAt: string
  readonly failures: number
  readonly lastError: string | null
}

export interface Page<T> {
  readonly items: T[]
}
