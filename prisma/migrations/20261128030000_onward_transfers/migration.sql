-- What a bank tells of money that had left a stopped account before the stop: each transfer proposes the next stop
-- (延伸止付). Proposals of a machine only: a person drafts, another approves.
CREATE TABLE onward_transfer (
  id               uuid PRIMARY KEY,                    -- derives from what was told: told twice, it is one row
  warning_id       uuid NOT NULL REFERENCES warning,
  stop_payment_id  uuid NOT NULL REFERENCES stop_payment,   -- of the account that it left
  reply_id         uuid REFERENCES bank_reply,              -- null: the liaison told it after the answer
  account_id       uuid NOT NULL REFERENCES identifier,     -- where it went
  bank_name        text NOT NULL CHECK (length(bank_name) BETWEEN 1 AND 100),   -- as the bank says: a code known here, or a name
  holder_sealed    bytea NOT NULL,
  key_version      smallint NOT NULL,
  amount_fen       bigint NOT NULL CHECK (amount_fen > 0),
  transferred_at   timestamptz NOT NULL,
  state            text NOT NULL CHECK (state IN ('proposed', 'drafted', 'dismissed')),
  next_stop_id     uuid UNIQUE REFERENCES stop_payment,
  decided_by       uuid REFERENCES app_user,
  decided_at       timestamptz,
  dismissal_reason text,
  told_at          timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  CONSTRAINT onward_transfer_drafted_has_stop CHECK ((state = 'drafted') = (next_stop_id IS NOT NULL)),
  CONSTRAINT onward_transfer_dismissed_has_reason CHECK ((state = 'dismissed') = (dismissal_reason IS NOT NULL)),
  CONSTRAINT onward_transfer_decided_by_somebody CHECK (state = 'proposed' OR (decided_by IS NOT NULL AND decided_at IS NOT NULL))
);
CREATE INDEX ON onward_transfer (warning_id);
CREATE INDEX ON onward_transfer (stop_payment_id);

-- What runs is listed by when it ends.
CREATE INDEX ON stop_payment (expires_at) WHERE state IN ('held', 'renewed');
CREATE INDEX ON account_freeze (expires_at) WHERE state = 'frozen';
CREATE INDEX ON protective_hold (expires_at) WHERE state = 'active';
CREATE INDEX ON appeal (decide_by) WHERE state = 'filed';
CREATE INDEX ON bank_request (bank_id, created_at) WHERE state IN ('intended', 'sent', 'unknown');
