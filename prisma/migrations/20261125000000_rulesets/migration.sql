-- Rule packs as they are published, what single rules have done, and which are braked.

-- ---------------------------------------------------------------- packs

-- A pack is its files: the same files are the same row, whoever brings them, and nothing of it is ever changed.
CREATE TABLE ruleset (
  id           uuid PRIMARY KEY,                      -- UUIDv5 of the hash
  hash         text NOT NULL UNIQUE CHECK (hash ~ '^sha256:[0-9a-f]{64}$'),
  state        text NOT NULL CHECK (state IN ('draft', 'reviewed', 'shadow', 'live', 'retired')),
  origin       text NOT NULL CHECK (origin IN ('folder', 'upload')),
  rule_count   integer NOT NULL CHECK (rule_count >= 0),
  note         text NOT NULL,
  imported_by  uuid REFERENCES app_user,              -- null: the service, from its rules folder
  imported_at  timestamptz NOT NULL,
  reviewed_by  uuid REFERENCES app_user,
  reviewed_at  timestamptz,
  adopted_at   timestamptz,                           -- made live by the service, as what came with the installation
  published_by uuid REFERENCES app_user,              -- who last made it live
  live_since   timestamptz,                           -- when it last became live; null: it never was
  updated_at   timestamptz NOT NULL,
  CONSTRAINT ruleset_two_persons CHECK (reviewed_by IS NULL OR imported_by IS NULL OR reviewed_by <> imported_by),
  -- Nothing judges, not even beside, that a second person has not read; but for what is shipped with the program.
  CONSTRAINT ruleset_reviewed CHECK (
    state IN ('draft', 'retired') OR reviewed_by IS NOT NULL OR (state = 'live' AND adopted_at IS NOT NULL)
  )
);
CREATE UNIQUE INDEX ruleset_one_live ON ruleset (state) WHERE state = 'live';
CREATE UNIQUE INDEX ruleset_one_shadow ON ruleset (state) WHERE state = 'shadow';
CREATE TRIGGER ruleset_append_only BEFORE UPDATE OR DELETE ON ruleset
  FOR EACH ROW EXECUTE FUNCTION refuse_change(
    'state', 'note', 'imported_by', 'imported_at', 'reviewed_by', 'reviewed_at', 'adopted_at', 'published_by',
    'live_since', 'updated_at'
  );

CREATE TABLE ruleset_file (
  ruleset_id uuid NOT NULL REFERENCES ruleset,
  path       text COLLATE "C" NOT NULL,
  content    text NOT NULL,
  PRIMARY KEY (ruleset_id, path)
);
CREATE TRIGGER ruleset_file_append_only BEFORE UPDATE OR DELETE ON ruleset_file
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------- brakes

-- A rule that fired far beyond its habit does not act until a supervisor lifts the brake, or another version of it is live.
CREATE TABLE rule_brake (
  id         uuid PRIMARY KEY,
  rule       text NOT NULL,
  version    integer NOT NULL,
  kind       text NOT NULL,                           -- of the signals on which it fired
  hits       integer NOT NULL,                        -- what was seen …
  signals    integer NOT NULL,
  habit      double precision NOT NULL,               -- … and the share of signals on which it used to fire
  braked_at  timestamptz NOT NULL,
  lifted_by  uuid REFERENCES app_user,
  lifted_at  timestamptz,
  lift_reason text,
  CONSTRAINT rule_brake_lifted CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);
CREATE UNIQUE INDEX rule_brake_one ON rule_brake (rule, version) WHERE lifted_at IS NULL;
CREATE TRIGGER rule_brake_append_only BEFORE UPDATE OR DELETE ON rule_brake
  FOR EACH ROW EXECUTE FUNCTION refuse_change('lifted_by', 'lifted_at', 'lift_reason');

-- Every process that judges reads again what is in force; missing one costs a poll.
CREATE FUNCTION tell_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('menshen_rules', '');
  RETURN NULL;
END $$;
CREATE TRIGGER ruleset_tell AFTER INSERT OR UPDATE ON ruleset FOR EACH STATEMENT EXECUTE FUNCTION tell_rules();
CREATE TRIGGER rule_brake_tell AFTER INSERT OR UPDATE ON rule_brake FOR EACH STATEMENT EXECUTE FUNCTION tell_rules();

-- ---------------------------------------------------------------- what rules have done

-- Derived from evaluations and closed warnings by the sweep, and written anew while a day or minute is young: it may be
-- dropped and made again. `mode` shadow: the rule did not act; `to_level` is what it would have made of the signal.
CREATE TABLE rule_minute (
  minute  timestamptz NOT NULL,
  kind    text NOT NULL,
  rule    text NOT NULL,
  version integer NOT NULL,
  alarms  integer NOT NULL,                           -- it spoke for a fraud, and there was an alarm
  PRIMARY KEY (minute, kind, rule, version)
);
CREATE TABLE signal_minute (
  minute  timestamptz NOT NULL,
  kind    text NOT NULL,
  signals integer NOT NULL,
  PRIMARY KEY (minute, kind)
);
CREATE TABLE rule_day (
  day        date NOT NULL,                           -- of the centre's own calendar
  rule       text NOT NULL,
  version    integer NOT NULL,
  mode       text NOT NULL CHECK (mode IN ('live', 'shadow')),
  kind       text NOT NULL,
  level      text NOT NULL,                           -- what was answered
  to_level   text NOT NULL,
  would_hold boolean NOT NULL,                        -- it alone would have held the payment
  hits       bigint NOT NULL,
  PRIMARY KEY (day, rule, version, mode, kind, level, to_level, would_hold)
);
-- By the day on which the warning ended; a warning counts once for each rule that fired on one of its signals.
CREATE TABLE rule_outcome (
  day      date NOT NULL,
  rule     text NOT NULL,
  version  integer NOT NULL,
  mode     text NOT NULL CHECK (mode IN ('live', 'shadow')),
  outcome  text NOT NULL CHECK (outcome IN ('confirmed', 'dismissed', 'expired')),
  warnings integer NOT NULL,
  PRIMARY KEY (day, rule, version, mode, outcome)
);
CREATE INDEX warning_closed ON warning (closed_at) WHERE closed_at IS NOT NULL;

-- How far the sweep has come with each of its counts.
CREATE TABLE rule_progress (
  task     text PRIMARY KEY,
  through  timestamptz NOT NULL                       -- everything before is final
);

-- ---------------------------------------------------------------- a whole pack in shadow

-- What the pack in shadow would have answered; only where either of the two had something to say.
CREATE TABLE shadow_judgement (
  ruleset_id  uuid NOT NULL REFERENCES ruleset,
  signal_id   uuid NOT NULL,
  received_at timestamptz NOT NULL,
  level       text NOT NULL,                          -- what was answered
  action      text NOT NULL,
  to_level    text NOT NULL,                          -- what the shadow says
  to_action   text NOT NULL,
  score       double precision NOT NULL,
  typology    text NOT NULL,
  rules       text[] NOT NULL,
  PRIMARY KEY (ruleset_id, signal_id)
);
CREATE TABLE shadow_day (
  ruleset_id uuid NOT NULL REFERENCES ruleset,
  day        date NOT NULL,
  level      text NOT NULL,
  to_level   text NOT NULL,
  held       boolean NOT NULL,
  to_held    boolean NOT NULL,
  signals    bigint NOT NULL,
  PRIMARY KEY (ruleset_id, day, level, to_level, held, to_held)
);
CREATE TABLE shadow_progress (
  ruleset_id uuid PRIMARY KEY REFERENCES ruleset,
  after_id   uuid NOT NULL,                           -- the last signal it has judged
  judged     bigint NOT NULL,
  skipped    bigint NOT NULL,                         -- left out, because it could not keep up
  problem    text,                                    -- why it does not judge; null: it does
  updated_at timestamptz NOT NULL
);
