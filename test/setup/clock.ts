import type { Clock } from '../../src/context'

/** A clock that moves when the test says so. */
export class TestClock implements Clock {
  constructor(private time: Date) {}

  now(): Date {
    return new Date(this.time)
  }

  set(time: Date | string): void {
    this.time = new Date(time)
  }

  /** @returns the new time */
  advance(milliseconds: number): Date {
    this.time = new Date(this.time.getTime() + milliseconds)
    return this.now()
  }
}
