/** The receive time that a UUIDv7 carries; prunes the monthly partitions. */
export function timeOfUuidV7(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
}
