-- Where victims' money went (src/trace): what is computed is not kept, but what is decided of it is.

-- An account that tainted money of a warning reached. What it holds is computed anew at every look; these figures are those
-- of the last proposal, and what the stream is compared with.
CREATE TABLE traced_account (
  id               uuid PRIMARY KEY,                      -- derives from warning and account
  warning_id       uuid NOT NULL REFERENCES warning,
  account_id       uuid NOT NULL REFERENCES identifier,
  state            text NOT NULL CHECK (state IN ('traced', 'proposed', 'drafted', 'dismissed')),
  there_fen        bigint NOT NULL CHECK (there_fen >= 0),       -- tainted, still there
  expected_fen     bigint NOT NULL CHECK (expected_fen >= 0),    -- there x freshness
  watched_until    timestamptz NOT NULL,                  -- until then payments of this account are news for the trace
  next_stop_id     uuid UNIQUE REFERENCES stop_payment,
  decided_by       uuid REFERENCES app_user,
  decided_at       timestamptz,
  dismissal_reason text,
  traced_at        timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  UNIQUE (warning_id, account_id),
  CONSTRAINT traced_account_drafted_has_stop CHECK ((state = 'drafted') = (next_stop_id IS NOT NULL)),
  CONSTRAINT traced_account_dismissed_has_reason CHECK ((state = 'dismissed') = (dismissal_reason IS NOT NULL)),
  CONSTRAINT traced_account_decided_by_somebody CHECK (state IN ('traced', 'proposed') OR (decided_by IS NOT NULL AND decided_at IS NOT NULL))
);
-- The hot path asks by account; a desk by warning.
CREATE INDEX traced_account_account ON traced_account (account_id, watched_until);

-- A transfer was told wrong: the last word on a fact holds, none is ever changed.
CREATE TABLE trace_correction (
  id           uuid PRIMARY KEY,
  warning_id   uuid NOT NULL REFERENCES warning,
  fact_id      uuid NOT NULL,                             -- of whatever told of the transfer
  amount_fen   bigint CHECK (amount_fen > 0),             -- null with moved_at: there was no such transfer
  moved_at     timestamptz,
  reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  stated_by    uuid NOT NULL REFERENCES app_user,
  stated_at    timestamptz NOT NULL,
  CONSTRAINT trace_correction_is_whole CHECK ((amount_fen IS NULL) = (moved_at IS NULL))
);
CREATE INDEX ON trace_correction (warning_id);
CREATE TRIGGER trace_correction_append_only BEFORE UPDATE OR DELETE ON trace_correction
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
