import { systemActor } from '../context'
import type { Engine } from '../engine'
import { Directory } from '../people'
import { createHotSql } from '../platform/hot-sql'
import type { LiveWindows } from '../platform/windows'
import type { World } from '../platform/world'
import type { IngestParts } from './parts'
import { createReferenceTables } from './reference-tables'
import { WindowKeeper } from './window-keeper'

/** What whoever judges holds, over an engine and its windows. */
export function openParts(world: World, engine: Engine, windows: LiveWindows): IngestParts {
  const { vault, ids, clock, log, database } = world
  const ctx = world.context(systemActor('ingest'))
  const sql = createHotSql(database.pool)
  return {
    sql,
    vault,
    ids,
    clock,
    log,
    engine,
    windows,
    keeper: new WindowKeeper(windows, sql, clock),
    directory: new Directory(sql, vault),
    tables: createReferenceTables(ctx),
    ctx,
  }
}
