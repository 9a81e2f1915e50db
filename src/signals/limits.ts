/** What a signal may hold at most, and how the ingest is bounded. Local configuration, 2026-11-22. */
export const signalLimits = {
  sourceLength: 64,
  sourceRefLength: 128,
  nameLength: 100,
  roleLength: 50,
  bankLength: 40,
  addressLength: 200,
  handleLength: 100,
  memoLength: 500,
  textLength: 5_000,
  narrativeLength: 10_000,
  transcriptTurns: 500,
  turnLength: 2_000,
  transfers: 50,
  callSeconds: 86_400,
  groupMembers: 100_000,
  earliestBirthYear: 1880,
  /** Clocks of sources are not exact; a signal from later than this is a mistake. */
  futureMinutes: 10,
  earliestYear: 2000,
} as const

export const ingestLimits = {
  /** One signal, or one line of a batch. */
  signalBytes: 262_144,
  /** Signals waiting to be gathered; whoever comes later is told to come back. */
  queuedSignals: 8_192,
  /** Of those, how many one stream may have waiting: the others have room. */
  queuedOfOneStream: 1_024,
  /** Answers a stream's sender has not read yet: until then it may send on without reading. */
  unsentBytes: 8_388_608,
  /** After so long without reading any, its connection is ended. */
  unreadMs: 60_000,
  /** A batch that met somebody else's write is tried this often as a whole, then signal by signal. */
  batchAttempts: 4,
  retryAfterSeconds: 1,
} as const
