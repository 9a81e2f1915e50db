-- 涉案账户: accounts known to have taken fraud money. Told to banks as keyed hashes, and to the engine when they are paid.

CREATE TABLE suspect_account (
  id             uuid PRIMARY KEY,
  account_id     uuid NOT NULL REFERENCES identifier,
  state          text NOT NULL CHECK (state IN ('listed', 'suspended', 'ended', 'expired')),
  source         text NOT NULL CHECK (source IN ('stop', 'freeze', 'hand')),
  warning_id     uuid REFERENCES warning,                -- of the stop or freeze; null: by hand
  grounds_sealed bytea NOT NULL,                         -- what somebody wrote, or the number of the measure
  key_version    smallint NOT NULL,
  listed_by      uuid REFERENCES app_user,               -- null: by the bank's answer to a stop or freeze
  listed_at      timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  ended_at       timestamptz,
  ending_reason  text,
  updated_at     timestamptz NOT NULL,
  CONSTRAINT suspect_account_by_hand_has_person CHECK ((source = 'hand') = (listed_by IS NOT NULL)),
  CONSTRAINT suspect_account_measure_has_warning CHECK ((source = 'hand') = (warning_id IS NULL)),
  CONSTRAINT suspect_account_expires CHECK (expires_at > listed_at),
  CONSTRAINT suspect_account_over_has_time CHECK ((state IN ('ended', 'expired')) = (ended_at IS NOT NULL))
);
-- An account is there once; the hot path asks by it.
CREATE UNIQUE INDEX suspect_account_once ON suspect_account (account_id) WHERE state IN ('listed', 'suspended');
CREATE INDEX ON suspect_account (warning_id);

CREATE TABLE suspect_appeal (
  id                 uuid PRIMARY KEY,
  suspect_account_id uuid NOT NULL REFERENCES suspect_account,
  state              text NOT NULL CHECK (state IN ('filed', 'granted', 'denied')),
  statement_sealed   bytea NOT NULL,
  key_version        smallint NOT NULL,
  filed_by           uuid NOT NULL REFERENCES app_user,
  filed_at           timestamptz NOT NULL,
  decide_by          timestamptz NOT NULL,
  decided_by         uuid REFERENCES app_user,
  decided_at         timestamptz,
  decision           text,
  CONSTRAINT suspect_appeal_two_persons CHECK (decided_by <> filed_by),
  CONSTRAINT suspect_appeal_decided_is_whole CHECK (
    (state = 'filed') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (decision IS NULL))
);
CREATE UNIQUE INDEX suspect_appeal_once ON suspect_appeal (suspect_account_id) WHERE state = 'filed';

-- What the banks' feed tells, in order. One writer at a time numbers it, so that a later number is never seen before an earlier one.
CREATE TABLE suspect_account_change (
  seq                bigint PRIMARY KEY,
  suspect_account_id uuid NOT NULL REFERENCES suspect_account,
  op                 text NOT NULL CHECK (op IN ('add', 'remove')),
  at                 timestamptz NOT NULL
);
CREATE TRIGGER suspect_account_change_append_only BEFORE UPDATE OR DELETE ON suspect_account_change
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
