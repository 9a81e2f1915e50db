-- Another authority has frozen first (轮候冻结): ours stands behind it and takes effect when the earlier one ends. What is
-- queued is not frozen, and the books do not count it.
ALTER TABLE account_freeze DROP CONSTRAINT account_freeze_state_check;
ALTER TABLE account_freeze ADD CONSTRAINT account_freeze_state_check CHECK (state IN
  ('requested', 'approved', 'submitted', 'queued', 'frozen', 'refused', 'unknown', 'expired', 'released', 'cancelled', 'returned'));
ALTER TABLE account_freeze
  ADD COLUMN queued_at       timestamptz,
  ADD COLUMN prior_authority text CHECK (length(prior_authority) BETWEEN 1 AND 100),   -- who froze first, as the bank says
  ADD COLUMN prior_fen       bigint CHECK (prior_fen >= 0),
  ADD COLUMN prior_until     timestamptz,
  ADD CONSTRAINT freeze_queued_behind_somebody CHECK (state <> 'queued' OR (queued_at IS NOT NULL AND prior_authority IS NOT NULL));

ALTER TABLE bank_request DROP CONSTRAINT bank_request_kind_check;
ALTER TABLE bank_request ADD CONSTRAINT bank_request_kind_check CHECK (kind IN ('stop', 'renew_stop', 'release_stop', 'freeze', 'renew_freeze', 'release_freeze', 'protect', 'release_protection', 'return_funds'));
ALTER TABLE bank_request DROP CONSTRAINT bank_request_subject_check;
ALTER TABLE bank_request ADD CONSTRAINT bank_request_subject_check CHECK (subject IN ('stop_payment', 'freeze', 'protective_hold', 'fund_return'));

-- Frozen money back to those who were defrauded of it (2016-09-18 rules): traceable sums direct, the rest pro rata after 30
-- days' public notice.
CREATE TABLE fund_return (
  id             uuid PRIMARY KEY,
  number         text NOT NULL UNIQUE,
  freeze_id      uuid NOT NULL REFERENCES account_freeze,
  warning_id     uuid NOT NULL REFERENCES warning,     -- of the freeze
  bank_id        uuid NOT NULL REFERENCES bank,
  state          text NOT NULL CHECK (state IN ('drafted', 'published', 'approved', 'submitted', 'unknown', 'returned', 'refused', 'cancelled')),
  available_fen  bigint NOT NULL CHECK (available_fen > 0),   -- frozen when it was reckoned
  is_rest_freed  boolean NOT NULL,                     -- what nobody has a claim on is released; else it stays frozen
  revision       integer NOT NULL DEFAULT 1 CHECK (revision > 0),   -- of the claims and their shares
  drafted_by     uuid NOT NULL REFERENCES app_user,
  drafted_at     timestamptz NOT NULL,
  published_at   timestamptz,
  objections_until timestamptz,
  approved_by    uuid REFERENCES app_user,
  approved_at    timestamptz,
  submitted_at   timestamptz,
  return_by      timestamptz,                          -- 3 working days of the bank
  returned_at    timestamptz,
  returned_fen   bigint CHECK (returned_fen BETWEEN 0 AND available_fen),
  refusal_cause  text,
  closed_at      timestamptz,
  updated_at     timestamptz NOT NULL,
  CONSTRAINT fund_return_two_officers CHECK (approved_by IS NULL OR approved_by <> drafted_by),
  CONSTRAINT fund_return_published_has_end CHECK ((published_at IS NULL) = (objections_until IS NULL)),
  CONSTRAINT fund_return_notice_days CHECK (objections_until >= published_at + interval '30 days')
);
-- One at a time of a freeze: two would give the same money twice.
CREATE UNIQUE INDEX fund_return_one_live_per_freeze ON fund_return (freeze_id) WHERE state NOT IN ('returned', 'refused', 'cancelled');
CREATE INDEX ON fund_return (state, updated_at);
CREATE INDEX ON fund_return (warning_id);

CREATE TABLE fund_claim (
  id             uuid PRIMARY KEY,
  return_id      uuid NOT NULL REFERENCES fund_return,
  ordinal        integer NOT NULL CHECK (ordinal > 0),  -- the public notice names nobody: claim 1, claim 2
  warning_id     uuid NOT NULL REFERENCES warning,      -- of whoever was defrauded
  lost_fen       bigint NOT NULL CHECK (lost_fen > 0),  -- of what they paid towards this account
  traced_fen     bigint NOT NULL CHECK (traced_fen BETWEEN 0 AND lost_fen),   -- found in it by time stamp; 0: not traceable
  traced_reason  text,
  share_fen      bigint NOT NULL CHECK (share_fen BETWEEN 0 AND lost_fen),    -- nobody gets more than was lost
  account_id     uuid REFERENCES identifier,            -- where it is paid back to; null: not known yet
  holder_sealed  bytea,
  bank_name      text CHECK (length(bank_name) BETWEEN 1 AND 100),
  key_version    smallint NOT NULL DEFAULT 0,
  updated_at     timestamptz NOT NULL,
  UNIQUE (return_id, warning_id),
  UNIQUE (return_id, ordinal),
  CONSTRAINT fund_claim_traced_has_reason CHECK (traced_fen = 0 OR traced_reason IS NOT NULL)
);

CREATE TABLE return_objection (
  id               uuid PRIMARY KEY,
  return_id        uuid NOT NULL REFERENCES fund_return,
  state            text NOT NULL CHECK (state IN ('filed', 'upheld', 'rejected')),
  statement_sealed bytea NOT NULL,
  key_version      smallint NOT NULL,
  filed_by         uuid NOT NULL REFERENCES app_user,
  filed_at         timestamptz NOT NULL,
  decided_by       uuid REFERENCES app_user,
  decided_at       timestamptz,
  decision         text,
  CONSTRAINT return_objection_two_officers CHECK (decided_by IS NULL OR decided_by <> filed_by),
  CONSTRAINT return_objection_decided CHECK ((state = 'filed') = (decided_by IS NULL))
);
CREATE INDEX ON return_objection (return_id);
