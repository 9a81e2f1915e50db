-- What a victim's report tells of the accounts that were paid, drafted at once for an officer to complete and adopt: the
-- first-tier account is to be entered within 30 minutes of the report. Nobody's signature is on it: who adopts it drafts
-- an ordinary stop-payment, which another officer approves.
CREATE TABLE report_draft (
  id               uuid PRIMARY KEY,                      -- derives from the report and the transfer
  warning_id       uuid NOT NULL REFERENCES warning,
  signal_id        uuid NOT NULL,                         -- the report that told of it first
  state            text NOT NULL CHECK (state IN ('open', 'adopted', 'dismissed')),
  account_id       uuid REFERENCES identifier,            -- null: not told yet
  bank_id          uuid REFERENCES bank,                  -- null: none told, or none known here
  bank_name        text CHECK (length(bank_name) BETWEEN 1 AND 100),   -- as it was told
  holder_sealed    bytea,
  key_version      smallint NOT NULL DEFAULT 0,
  amount_fen       bigint CHECK (amount_fen > 0),
  transferred_at   timestamptz,
  reports          integer NOT NULL DEFAULT 1 CHECK (reports > 0),     -- how many have told of it
  reported_at      timestamptz NOT NULL,                  -- the earliest of them
  enter_by         timestamptz NOT NULL,
  completed_by     uuid REFERENCES app_user,              -- what a person has entered is not written over by a report
  stop_payment_id  uuid UNIQUE REFERENCES stop_payment,
  decided_by       uuid REFERENCES app_user,              -- null with a dismissal: the warning's end has dismissed it
  decided_at       timestamptz,
  dismissal_reason text,
  drafted_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  CONSTRAINT report_draft_adopted_has_stop CHECK ((state = 'adopted') = (stop_payment_id IS NOT NULL)),
  CONSTRAINT report_draft_adopted_by_a_person CHECK (state <> 'adopted' OR decided_by IS NOT NULL),
  CONSTRAINT report_draft_dismissed_has_reason CHECK ((state = 'dismissed') = (dismissal_reason IS NOT NULL))
);
-- Several reports of one case tell of one account once.
CREATE UNIQUE INDEX report_draft_one_per_account ON report_draft (warning_id, account_id);
CREATE INDEX ON report_draft (warning_id);
CREATE INDEX ON report_draft (enter_by) WHERE state <> 'dismissed';

-- A clock of the money that has run out, or is about to: written down once for each time it was set to.
CREATE TABLE hold_escalation (
  id           uuid PRIMARY KEY,
  clock        text NOT NULL CHECK (clock ~ '^[a-z0-9_]{3,40}$'),
  subject      text NOT NULL CHECK (subject IN ('report_draft', 'stop_payment', 'freeze', 'protective_hold', 'appeal', 'fund_return')),
  subject_id   uuid NOT NULL,
  warning_id   uuid REFERENCES warning,
  number       text NOT NULL,                             -- what people quote
  due_at       timestamptz NOT NULL,
  escalated_at timestamptz NOT NULL,
  UNIQUE (subject_id, clock, due_at)
);
CREATE INDEX ON hold_escalation (warning_id);
CREATE TRIGGER hold_escalation_append_only BEFORE UPDATE OR DELETE ON hold_escalation
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Two warnings turned out to be one case: under which one it goes on. What stops the money of the one that ended stays in force.
ALTER TABLE warning ADD COLUMN folded_into uuid REFERENCES warning;
CREATE INDEX ON warning (folded_into) WHERE folded_into IS NOT NULL;
