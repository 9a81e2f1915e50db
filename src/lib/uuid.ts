/** The receive time that a UUIDv7 carries; prunes the monthly partitions. */
export function timeOfUuidV7(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
}

/** The least UUIDv7 of that millisecond: ids made from then on are not below it. */
export function leastUuidV7(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}
