-- The books proved against what the stages say, once a day by the city's calendar and whenever somebody asks.
CREATE TABLE ledger_proof (
  id          uuid PRIMARY KEY,
  day         date,                                    -- of the daily one; null: somebody asked for it
  asked_by    uuid REFERENCES app_user,
  started_at  timestamptz NOT NULL,
  finished_at timestamptz NOT NULL,
  warnings    integer NOT NULL CHECK (warnings >= 0),
  entries     bigint NOT NULL CHECK (entries >= 0),
  breaks      integer NOT NULL CHECK (breaks >= 0),
  CONSTRAINT ledger_proof_asked CHECK (day IS NULL OR asked_by IS NULL)
);
CREATE UNIQUE INDEX ledger_proof_daily ON ledger_proof (day);

-- Where books and stages do not say the same. A break is one as long as it lasts: `last_seen_at` moves on with each proof that
-- still finds it; it is gone when the next one does not, and explained when somebody has said why.
CREATE TABLE ledger_break (
  id             uuid PRIMARY KEY,                     -- of warning, kind and subject
  warning_id     uuid NOT NULL REFERENCES warning,
  kind           text NOT NULL CHECK (kind IN ('books', 'stopped', 'frozen', 'claim')),
  expected_fen   bigint,
  booked_fen     bigint,
  first_seen_at  timestamptz NOT NULL,
  last_seen_at   timestamptz NOT NULL,
  gone_at        timestamptz,
  explanation    text CHECK (explanation <> ''),
  explained_by   uuid REFERENCES app_user,
  explained_at   timestamptz,
  CONSTRAINT ledger_break_explained CHECK ((explanation IS NULL) = (explained_by IS NULL) AND (explanation IS NULL) = (explained_at IS NULL))
);
CREATE INDEX ON ledger_break (warning_id);
CREATE INDEX ledger_break_open ON ledger_break (first_seen_at) WHERE gone_at IS NULL;
