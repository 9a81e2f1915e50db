/**
 * The `ref` of what is typed into first in a dialog or a drawer. The browser's own `autofocus` acts when an element is
 * made, and a dialog that comes without a movement is made before it is part of the page: then nothing had the focus.
 * At the end of the same task it is there, before anybody can have typed elsewhere.
 */
export function focusFirst(field: { focus(): void } | null): void {
  if (field !== null) queueMicrotask(() => field.focus())
}
