-- An entry that was wrong is never changed: another person agrees, and its opposite is booked.
CREATE TABLE ledger_correction (
  id              uuid PRIMARY KEY,
  warning_id      uuid NOT NULL REFERENCES warning,
  transfer_id     uuid NOT NULL REFERENCES ledger_transfer,
  state           text NOT NULL CHECK (state IN ('requested', 'booked', 'refused')),
  reason          text NOT NULL CHECK (reason <> ''),
  requested_by    uuid NOT NULL REFERENCES app_user,
  requested_at    timestamptz NOT NULL,
  decided_by      uuid REFERENCES app_user,
  decided_at      timestamptz,
  decision_reason text CHECK (decision_reason <> ''),
  CONSTRAINT ledger_correction_four_eyes CHECK (decided_by <> requested_by),
  CONSTRAINT ledger_correction_decided CHECK ((state = 'requested') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL))
);
-- An entry is reversed once.
CREATE UNIQUE INDEX ledger_correction_once ON ledger_correction (transfer_id) WHERE state <> 'refused';
CREATE INDEX ON ledger_correction (warning_id);
