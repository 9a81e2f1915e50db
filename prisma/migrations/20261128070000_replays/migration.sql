-- 规则回放: a pack judged over recorded signals beside another one. Nothing of what it says acts; results are kept for days.

CREATE TABLE ruleset_replay (
  id            uuid PRIMARY KEY,
  ruleset_id    uuid NOT NULL REFERENCES ruleset,     -- the pack in question …
  against_id    uuid NOT NULL REFERENCES ruleset,     -- … and what it is compared with
  state         text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  origin        text NOT NULL CHECK (origin IN ('stored', 'upload')),
  hours         integer CHECK (hours BETWEEN 1 AND 720),
  most_signals  integer NOT NULL CHECK (most_signals > 0),
  stream_sealed bytea,                                -- an uploaded stream, until it has been read
  key_version   smallint NOT NULL DEFAULT 0,
  total         integer CHECK (total >= 0),           -- signals to go through, those that only warm up included
  judged        integer NOT NULL DEFAULT 0 CHECK (judged >= 0),
  problem       text,                                 -- a code, of one that failed
  result        jsonb,                                -- counts, rules and ids; nothing personal
  requested_by  uuid NOT NULL REFERENCES app_user,
  requested_at  timestamptz NOT NULL,
  started_at    timestamptz,
  finished_at   timestamptz,
  updated_at    timestamptz NOT NULL,                 -- the heartbeat of one that runs
  expires_at    timestamptz NOT NULL,
  CONSTRAINT ruleset_replay_origin CHECK ((origin = 'stored') = (hours IS NOT NULL)),
  CONSTRAINT ruleset_replay_result CHECK ((state = 'done') = (result IS NOT NULL)),
  CONSTRAINT ruleset_replay_problem CHECK ((state = 'failed') = (problem IS NOT NULL)),
  CONSTRAINT ruleset_replay_finished CHECK ((state IN ('done', 'failed', 'cancelled')) = (finished_at IS NOT NULL)),
  CONSTRAINT ruleset_replay_stream CHECK (stream_sealed IS NULL OR (origin = 'upload' AND finished_at IS NULL))
);
-- It keeps a core busy for minutes: one at a time.
CREATE UNIQUE INDEX ruleset_replay_one ON ruleset_replay ((true)) WHERE state IN ('queued', 'running');
CREATE INDEX ON ruleset_replay (ruleset_id, requested_at);
CREATE INDEX ON ruleset_replay (expires_at);
