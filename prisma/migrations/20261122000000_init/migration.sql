-- Menshen's first migration. Conventions:
--  * money is bigint fen; times are timestamptz; ids are UUIDv7 made by the application;
--  * *_sealed is an AES-256-GCM envelope made by the vault, *_index its keyed blind index;
--  * append-only tables refuse UPDATE and DELETE in the database, not by agreement.

-- ---------------------------------------------------------------- append-only guard

-- Refuses DELETE, and UPDATE of any column that is not listed as an argument.
-- The listed ones are the sealed columns, which key rotation must be able to write again.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - coalesce(TG_ARGV, '{}') = to_jsonb(NEW) - coalesce(TG_ARGV, '{}') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- ---------------------------------------------------------------- places

CREATE TABLE district (
  code text PRIMARY KEY,
  name text NOT NULL,
  lon  double precision NOT NULL,
  lat  double precision NOT NULL
);

CREATE TABLE town (
  code          text PRIMARY KEY,
  name          text NOT NULL,
  district_code text NOT NULL REFERENCES district,
  lon           double precision NOT NULL,            -- GCJ-02
  lat           double precision NOT NULL,
  precision     text NOT NULL CHECK (precision IN ('source', 'approximate')),
  source        text NOT NULL
);

CREATE TABLE station (
  id              uuid PRIMARY KEY,
  code            text NOT NULL UNIQUE,
  name            text NOT NULL,
  district_code   text NOT NULL REFERENCES district,
  town_code       text REFERENCES town,
  lon             double precision NOT NULL,          -- GCJ-02
  lat             double precision NOT NULL,
  is_illustrative boolean NOT NULL,
  is_active       boolean NOT NULL DEFAULT true,
  source          text NOT NULL,
  updated_at      timestamptz NOT NULL
);
CREATE INDEX ON station (district_code);

CREATE TABLE bank (
  id                     uuid PRIMARY KEY,
  code                   text NOT NULL UNIQUE,        -- "ICBC"
  name                   text NOT NULL,
  gateway_url            text,                        -- null: answered by its liaison by hand
  secret_sealed          bytea,                       -- HMAC key shared with the bank
  key_version            smallint NOT NULL DEFAULT 0,
  response_limit_minutes integer NOT NULL CHECK (response_limit_minutes > 0),
  source                 text NOT NULL,
  updated_at             timestamptz NOT NULL
);

-- Minutes and thresholds of a level. Local practice: no national limits are published.
CREATE TABLE level_policy (
  level                 text NOT NULL CHECK (level IN ('low', 'medium', 'high', 'critical')),
  effective_from        date NOT NULL,
  name_zh               text NOT NULL,
  acknowledge_minutes   integer NOT NULL CHECK (acknowledge_minutes > 0),
  accept_minutes        integer NOT NULL CHECK (accept_minutes > 0),
  arrive_minutes        integer NOT NULL CHECK (arrive_minutes > 0),
  report_minutes        integer NOT NULL CHECK (report_minutes > 0),
  follow_up_hours       integer NOT NULL CHECK (follow_up_hours > 0),
  warning_expires_hours integer NOT NULL CHECK (warning_expires_hours > 0),
  source                text NOT NULL,
  PRIMARY KEY (level, effective_from)
);

CREATE TABLE typology (
  id             text PRIMARY KEY,                    -- "leader-acquaintance", finer ones with a dot
  parent_id      text REFERENCES typology,
  name_zh        text NOT NULL,
  name_en        text NOT NULL,
  source         text NOT NULL,
  effective_from date NOT NULL
);

-- ---------------------------------------------------------------- users, sessions, sources

CREATE TABLE app_user (
  id              uuid PRIMARY KEY,
  username        text NOT NULL UNIQUE CHECK (username = lower(username)),
  display_name    text NOT NULL,
  password_hash   text NOT NULL,                      -- argon2id
  role            text NOT NULL CHECK (role IN ('operator', 'officer', 'liaison', 'publicity', 'supervisor', 'admin')),
  station_id      uuid REFERENCES station,            -- scope of an officer
  bank_id         uuid REFERENCES bank,               -- scope of a liaison
  district_code   text REFERENCES district,           -- scope of an operator or supervisor; null: the whole city
  is_demo         boolean NOT NULL DEFAULT false,
  is_active       boolean NOT NULL DEFAULT true,
  failed_sign_ins integer NOT NULL DEFAULT 0,
  locked_until    timestamptz,
  phone_sealed    bytea,                              -- where tasks and escalations are texted to
  key_version     smallint NOT NULL DEFAULT 0,
  created_at      timestamptz NOT NULL,
  CHECK (role <> 'officer' OR station_id IS NOT NULL),
  CHECK (role <> 'liaison' OR bank_id IS NOT NULL)
);

CREATE TABLE session (
  id           uuid PRIMARY KEY,
  user_id      uuid NOT NULL REFERENCES app_user,
  token_hash   bytea NOT NULL UNIQUE,                 -- SHA-256 of the cookie's 256-bit secret
  csrf_token   text NOT NULL,
  user_agent   text NOT NULL,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  revoked_at   timestamptz
);
CREATE INDEX ON session (user_id);

CREATE TABLE officer (
  user_id     uuid PRIMARY KEY REFERENCES app_user,
  badge       text NOT NULL UNIQUE,
  station_id  uuid NOT NULL REFERENCES station,
  is_on_duty  boolean NOT NULL DEFAULT false,
  lon         double precision,                       -- GCJ-02; last reported while on duty
  lat         double precision,
  position_at timestamptz,
  updated_at  timestamptz NOT NULL,
  CHECK ((lon IS NULL) = (lat IS NULL) AND (lon IS NULL) = (position_at IS NULL))
);
CREATE INDEX ON officer (station_id);

CREATE TABLE api_key (
  id                    uuid PRIMARY KEY,
  source                text NOT NULL,                -- "bank:icbc-yuecheng"
  bank_id               uuid REFERENCES bank,
  label                 text NOT NULL,
  prefix                text NOT NULL,                -- the key's first characters, to recognise it by
  key_hash              bytea NOT NULL UNIQUE,        -- SHA-256 of a 256-bit random key
  signal_types          text[] NOT NULL,              -- what it may send
  webhook_url           text,                         -- where hold outcomes are told
  webhook_secret_sealed bytea,
  key_version           smallint NOT NULL DEFAULT 0,
  created_by            uuid REFERENCES app_user,
  created_at            timestamptz NOT NULL,
  revoked_at            timestamptz
);
CREATE INDEX ON api_key (source);

-- ---------------------------------------------------------------- people

-- A person or organisation, as far as it is known. All that tells who it is, is sealed.
CREATE TABLE party (
  id             uuid PRIMARY KEY,
  kind           text NOT NULL CHECK (kind IN ('person', 'organisation')),
  profile_sealed bytea,                               -- JSON: name, address, location, birthYear, role, employer
  key_version    smallint NOT NULL DEFAULT 0,
  district_code  text REFERENCES district,            -- where a warning is sent; null: not known yet
  merged_into    uuid REFERENCES party,               -- set while two parties are held to be one
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL
);
CREATE INDEX ON party (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE identifier (
  id            uuid PRIMARY KEY,
  kind          text NOT NULL CHECK (kind IN ('phone', 'account', 'id_number', 'handle')),
  value_index   bytea NOT NULL,
  value_sealed  bytea NOT NULL,
  key_version   smallint NOT NULL,
  tail          text NOT NULL,                        -- last characters, for masked display
  party_id      uuid REFERENCES party,                -- null: seen, nobody known behind it
  bank_code     text,
  holder_sealed bytea,                                -- an account's holder name as the bank said it
  opened_on     date,
  first_seen_at timestamptz NOT NULL,
  UNIQUE (kind, value_index)
);
CREATE INDEX ON identifier (party_id);

-- Why an identifier is held to belong to a party; ended, not deleted, when that proves wrong.
CREATE TABLE identifier_link (
  id            uuid PRIMARY KEY,
  identifier_id uuid NOT NULL REFERENCES identifier,
  party_id      uuid NOT NULL REFERENCES party,
  source        text NOT NULL,
  signal_id     uuid,
  linked_at     timestamptz NOT NULL,
  ended_at      timestamptz,
  ended_by      uuid REFERENCES app_user,
  reason        text
);
CREATE INDEX ON identifier_link (identifier_id);
CREATE INDEX ON identifier_link (party_id);

-- A person who types in payments for an organisation; not an identity between the two.
CREATE TABLE party_relation (
  party_id        uuid NOT NULL REFERENCES party,
  organisation_id uuid NOT NULL REFERENCES party,
  kind            text NOT NULL CHECK (kind IN ('operates')),
  role            text,
  source          text NOT NULL,
  first_seen_at   timestamptz NOT NULL,
  PRIMARY KEY (party_id, organisation_id, kind)
);
CREATE INDEX ON party_relation (organisation_id);

-- Parties that became one or were parted, in the order of the commits: every process that keeps identities by heart
-- reads what is new to it before it writes signals.
CREATE TABLE party_change (
  revision  bigint PRIMARY KEY,
  kind      text NOT NULL CHECK (kind IN ('merged', 'separated', 'related')),
  party_ids uuid[] NOT NULL,
  at        timestamptz NOT NULL
);

CREATE TABLE listed_identifier (
  id            uuid PRIMARY KEY,
  identifier_id uuid NOT NULL REFERENCES identifier,
  list          text NOT NULL CHECK (list IN ('suspect', 'trusted')),
  source        text NOT NULL,
  grounds       text NOT NULL,
  listed_at     timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL,
  ended_at      timestamptz
);
CREATE INDEX ON listed_identifier (identifier_id) WHERE ended_at IS NULL;

-- ---------------------------------------------------------------- signals and evaluations

-- What makes ingest idempotent: one row for each (source, source_ref), over all months.
CREATE TABLE signal_reference (
  source     text COLLATE "C" NOT NULL,
  source_ref text COLLATE "C" NOT NULL,
  signal_id  uuid NOT NULL,
  digest     bytea NOT NULL,                          -- SHA-256 of the canonical content
  -- The reference first, since it differs earlier than the source; by bytes, since nobody sorts by it.
  PRIMARY KEY (source_ref, source)
);

CREATE TABLE signal (
  id             uuid NOT NULL,
  received_at    timestamptz NOT NULL,                -- equals the UUIDv7's own time: prunes partitions
  occurred_at    timestamptz NOT NULL,
  source         text NOT NULL,
  source_ref     text NOT NULL,
  type           text NOT NULL CHECK (type IN ('transaction', 'call', 'message', 'report')),
  party_id       uuid,                                -- whom it is about, as known when it came
  found_by       uuid,                                -- identifier that named that person: follows merges and separations
  payer_id       uuid,                                -- identifier
  payee_id       uuid,                                -- identifier
  amount_fen     bigint CHECK (amount_fen >= 0),
  payload_sealed bytea NOT NULL,
  key_version    smallint NOT NULL,
  PRIMARY KEY (id, received_at)
) PARTITION BY RANGE (received_at);
CREATE INDEX signal_party ON signal (party_id, occurred_at);
CREATE INDEX signal_occurred ON signal USING brin (occurred_at);
CREATE TABLE signal_default PARTITION OF signal DEFAULT;

CREATE TABLE evaluation (
  signal_id    uuid NOT NULL,
  evaluated_at timestamptz NOT NULL,
  level        text NOT NULL CHECK (level IN ('none', 'low', 'medium', 'high', 'critical')),
  score        double precision NOT NULL CHECK (score BETWEEN 0 AND 1),
  typology     text NOT NULL,
  action       text NOT NULL CHECK (action IN ('allow', 'review', 'hold')),
  hold_until   timestamptz,
  reasons      json NOT NULL,                         -- rule, version, weight, text, evidence: no personal data
  similar_scripts json NOT NULL,
  shadow       json,                                  -- reasons of rules that do not act yet; null: none fired
  trace        json NOT NULL,                         -- what the windows keep of it, so that they can be rebuilt
  ruleset      text NOT NULL,
  warning_id   uuid,
  PRIMARY KEY (signal_id, evaluated_at)
) PARTITION BY RANGE (evaluated_at);
CREATE TABLE evaluation_default PARTITION OF evaluation DEFAULT;

CREATE TRIGGER signal_append_only BEFORE UPDATE OR DELETE ON signal
  FOR EACH ROW EXECUTE FUNCTION refuse_change('payload_sealed', 'key_version');
CREATE TRIGGER evaluation_append_only BEFORE UPDATE OR DELETE ON evaluation
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------- warnings

CREATE SEQUENCE warning_number;

CREATE TABLE warning (
  id                uuid PRIMARY KEY,
  number            text NOT NULL UNIQUE,             -- "YJ20230223-000001"
  state             text NOT NULL CHECK (state IN ('open', 'acknowledged', 'dispatched', 'confirmed', 'dismissed', 'expired')),
  party_id          uuid NOT NULL REFERENCES party,   -- the person to reach
  organisation_id   uuid REFERENCES party,            -- whose money it is, if not the person's own
  level             text NOT NULL CHECK (level IN ('low', 'medium', 'high', 'critical')),
  score             double precision NOT NULL,
  typology          text NOT NULL,
  at_risk_fen       bigint NOT NULL DEFAULT 0 CHECK (at_risk_fen >= 0),
  hold_until        timestamptz,                      -- latest hold a bank was told of
  first_signal_id   uuid NOT NULL,
  district_code     text REFERENCES district,
  opened_at         timestamptz NOT NULL,
  acknowledge_by    timestamptz NOT NULL,
  acknowledged_at   timestamptz,
  acknowledged_by   uuid REFERENCES app_user,
  dispatched_at     timestamptz,
  dispatched_by     uuid REFERENCES app_user,
  directed_station_id uuid REFERENCES station,        -- whom the desk wants to go; null: chosen by distance
  directed_officer_id uuid REFERENCES officer,
  closed_at         timestamptz,
  closed_reason     text,
  updated_at        timestamptz NOT NULL
);
-- One open warning per victim: the database, not the code, decides a race between two signals.
CREATE UNIQUE INDEX warning_one_open_per_party ON warning (party_id) WHERE state IN ('open', 'acknowledged', 'dispatched');
CREATE INDEX ON warning (state, level, acknowledge_by);

CREATE TABLE warning_signal (
  warning_id  uuid NOT NULL REFERENCES warning,
  signal_id   uuid NOT NULL,
  level       text NOT NULL,
  score       double precision NOT NULL,
  hold_source text,                                   -- the source that was told to hold, to be told the outcome
  hold_until  timestamptz,
  joined_at   timestamptz NOT NULL,
  PRIMARY KEY (warning_id, signal_id)
);
CREATE INDEX ON warning_signal (signal_id);

-- Calls of the desk to the person. Busy, hung up or diverted: the fraudster is probably on the line.
CREATE TABLE contact_attempt (
  id          uuid PRIMARY KEY,
  warning_id  uuid NOT NULL REFERENCES warning,
  outcome     text NOT NULL CHECK (outcome IN ('reached', 'busy', 'hung_up', 'diverted', 'no_answer')),
  note_sealed bytea,
  key_version smallint NOT NULL DEFAULT 0,
  called_by   uuid NOT NULL REFERENCES app_user,
  called_at   timestamptz NOT NULL
);
CREATE INDEX ON contact_attempt (warning_id);
CREATE TRIGGER contact_attempt_append_only BEFORE UPDATE OR DELETE ON contact_attempt
  FOR EACH ROW EXECUTE FUNCTION refuse_change('note_sealed', 'key_version');

-- What the source that was told to hold is told afterwards, and whether it heard it.
CREATE TABLE hold_notice (
  id           uuid PRIMARY KEY,
  warning_id   uuid NOT NULL REFERENCES warning,
  signal_id    uuid NOT NULL,
  source       text NOT NULL,
  outcome      text NOT NULL CHECK (outcome IN ('confirmed', 'dismissed', 'expired')),
  state        text NOT NULL CHECK (state IN ('pending', 'delivered', 'failed', 'no_webhook')),
  attempts     integer NOT NULL DEFAULT 0,
  created_at   timestamptz NOT NULL,
  delivered_at timestamptz,
  UNIQUE (signal_id)
);

-- ---------------------------------------------------------------- tasks and visits

CREATE TABLE task (
  id             uuid PRIMARY KEY,
  number         text NOT NULL UNIQUE,                -- "HC20230223-000001-1": safe to text, tells nothing of the person
  warning_id     uuid NOT NULL REFERENCES warning,
  kind           text NOT NULL CHECK (kind IN ('first_visit', 'second_visit')),
  state          text NOT NULL CHECK (state IN ('queued', 'assigned', 'accepted', 'arrived', 'reported', 'followed_up', 'returned', 'cancelled', 'expired')),
  level          text NOT NULL,
  station_id     uuid REFERENCES station,
  officer_id     uuid REFERENCES officer,
  choice         jsonb,                               -- why this officer or station, and the runners-up
  round          integer NOT NULL DEFAULT 0,          -- how often it has been given to somebody
  not_before     timestamptz,
  queued_at      timestamptz NOT NULL,
  assigned_at    timestamptz,
  accept_by      timestamptz,
  accepted_at    timestamptz,
  arrive_by      timestamptz,
  arrived_at     timestamptz,
  report_by      timestamptz,
  reported_at    timestamptz,
  follow_up_by   timestamptz,
  followed_up_at timestamptz,
  closed_reason  text,
  updated_at     timestamptz NOT NULL
);
CREATE INDEX ON task (warning_id);
CREATE INDEX ON task (officer_id, state);
CREATE INDEX ON task (station_id, state);
-- One live task of a kind per warning: a second delivery or a second desk cannot send two patrols.
CREATE UNIQUE INDEX task_one_live_per_kind ON task (warning_id, kind) WHERE state IN ('queued', 'assigned', 'accepted', 'arrived', 'returned');
-- An officer holds one running task at a time.
CREATE UNIQUE INDEX task_one_running_per_officer ON task (officer_id) WHERE state IN ('assigned', 'accepted', 'arrived');

CREATE TABLE visit (
  id              uuid PRIMARY KEY,
  task_id         uuid NOT NULL REFERENCES task,
  warning_id      uuid NOT NULL REFERENCES warning,
  officer_id      uuid NOT NULL REFERENCES officer,
  visited_at      timestamptz NOT NULL,
  finding         text NOT NULL CHECK (finding IN ('fraud', 'not_fraud', 'unclear', 'not_reached')),
  attitude        text NOT NULL CHECK (attitude IN ('believes', 'doubts', 'denies', 'refuses', 'not_met')),
  is_in_contact   boolean,                            -- still in contact with the fraudster
  checks          jsonb NOT NULL,                     -- 四查看: calls and SMS, chats, apps, transfers
  questions       jsonb NOT NULL,                     -- 三询问
  is_app_removed  boolean,
  told            text[] NOT NULL,                    -- relatives, employer
  paid_fen        bigint NOT NULL CHECK (paid_fen >= 0),
  protected_fen   bigint NOT NULL CHECK (protected_fen >= 0),
  next_visit_at   timestamptz,
  details_sealed  bytea NOT NULL,                     -- JSON: note, transfers already made (account, name, bank, amount, time)
  key_version     smallint NOT NULL
);
CREATE INDEX ON visit (warning_id);
CREATE TRIGGER visit_append_only BEFORE UPDATE OR DELETE ON visit
  FOR EACH ROW EXECUTE FUNCTION refuse_change('details_sealed', 'key_version');

-- ---------------------------------------------------------------- stop-payments, freezes, protective holds

CREATE SEQUENCE hold_number;

CREATE TABLE stop_payment (
  id              uuid PRIMARY KEY,
  number          text NOT NULL UNIQUE,               -- our reference at the bank
  warning_id      uuid NOT NULL REFERENCES warning,
  account_id      uuid NOT NULL REFERENCES identifier,
  bank_id         uuid NOT NULL REFERENCES bank,
  state           text NOT NULL CHECK (state IN ('drafted', 'approved', 'submitted', 'held', 'refused', 'unknown', 'renewed', 'frozen', 'lapsed', 'released', 'cancelled')),
  holder_sealed   bytea NOT NULL,                     -- the account's name; a mismatch obliges the bank to refuse
  key_version     smallint NOT NULL,
  amount_fen      bigint NOT NULL CHECK (amount_fen > 0),
  transferred_at  timestamptz NOT NULL,
  drafted_by      uuid NOT NULL REFERENCES app_user,
  drafted_at      timestamptz NOT NULL,
  approved_by     uuid REFERENCES app_user,
  approved_at     timestamptz,
  submitted_at    timestamptz,
  respond_by      timestamptz,
  held_at         timestamptz,
  held_fen        bigint CHECK (held_fen BETWEEN 0 AND amount_fen),
  balance_fen     bigint CHECK (balance_fen >= 0),
  expires_at      timestamptz,
  refusal_cause   text,
  closed_at       timestamptz,
  updated_at      timestamptz NOT NULL,
  CONSTRAINT stop_payment_two_officers CHECK (approved_by IS NULL OR approved_by <> drafted_by),
  -- A stop lapses by itself 48 h after the bank's hold; one renewal makes 96 h (银发〔2016〕86号).
  CONSTRAINT stop_payment_at_most_96_hours CHECK (expires_at <= held_at + interval '96 hours')
);
CREATE INDEX ON stop_payment (warning_id);
CREATE INDEX ON stop_payment (bank_id, state);

-- At most two stops per account, over all warnings (银发〔2016〕86号): the key is the rule.
CREATE TABLE account_stop (
  account_id      uuid NOT NULL REFERENCES identifier,
  ordinal         smallint NOT NULL CHECK (ordinal IN (1, 2)),
  stop_payment_id uuid NOT NULL REFERENCES stop_payment,
  taken_at        timestamptz NOT NULL,
  PRIMARY KEY (account_id, ordinal)
);

CREATE TABLE account_freeze (
  id               uuid PRIMARY KEY,
  number           text NOT NULL UNIQUE,
  warning_id       uuid NOT NULL REFERENCES warning,
  stop_payment_id  uuid NOT NULL REFERENCES stop_payment,
  account_id       uuid NOT NULL REFERENCES identifier,
  bank_id          uuid NOT NULL REFERENCES bank,
  state            text NOT NULL CHECK (state IN ('requested', 'approved', 'submitted', 'frozen', 'refused', 'unknown', 'expired', 'released', 'cancelled')),
  kind             text NOT NULL CHECK (kind IN ('limited', 'whole')),
  amount_fen       bigint NOT NULL CHECK (amount_fen > 0),       -- never above the tainted amount
  frozen_fen       bigint CHECK (frozen_fen BETWEEN 0 AND amount_fen),
  whole_reason     text,
  review_at        timestamptz,
  requested_by     uuid NOT NULL REFERENCES app_user,
  requested_at     timestamptz NOT NULL,
  approved_by      uuid REFERENCES app_user,
  approved_at      timestamptz,
  submitted_at     timestamptz,
  respond_by       timestamptz,
  frozen_at        timestamptz,
  expires_at       timestamptz,
  renewals         integer NOT NULL DEFAULT 0,
  refusal_cause    text,
  closed_at        timestamptz,
  updated_at       timestamptz NOT NULL,
  CONSTRAINT freeze_two_officers CHECK (approved_by IS NULL OR approved_by <> requested_by),
  -- A whole-account freeze needs a reason and a review date (Zhejiang, 2025-12-01, art. 24).
  CONSTRAINT freeze_whole_has_reason CHECK (kind = 'limited' OR (whole_reason IS NOT NULL AND review_at IS NOT NULL))
);
CREATE UNIQUE INDEX freeze_one_live_per_stop ON account_freeze (stop_payment_id) WHERE state NOT IN ('refused', 'expired', 'released', 'cancelled');
CREATE INDEX ON account_freeze (warning_id);
CREATE INDEX ON account_freeze (bank_id, state);

-- A limit on the victim's own account: other legal basis, quick appeal, quick release.
CREATE TABLE protective_hold (
  id            uuid PRIMARY KEY,
  number        text NOT NULL UNIQUE,
  warning_id    uuid NOT NULL REFERENCES warning,
  party_id      uuid NOT NULL REFERENCES party,
  account_id    uuid NOT NULL REFERENCES identifier,
  bank_id       uuid NOT NULL REFERENCES bank,
  state         text NOT NULL CHECK (state IN ('requested', 'approved', 'submitted', 'active', 'refused', 'unknown', 'released', 'expired', 'cancelled')),
  basis         text NOT NULL,
  requested_by  uuid NOT NULL REFERENCES app_user,
  requested_at  timestamptz NOT NULL,
  approved_by   uuid REFERENCES app_user,
  approved_at   timestamptz,
  submitted_at  timestamptz,
  respond_by    timestamptz,
  active_at     timestamptz,
  expires_at    timestamptz,
  refusal_cause text,
  closed_at     timestamptz,
  updated_at    timestamptz NOT NULL,
  CONSTRAINT protective_hold_two_officers CHECK (approved_by IS NULL OR approved_by <> requested_by)
);
CREATE INDEX ON protective_hold (warning_id);
CREATE INDEX ON protective_hold (bank_id, state);

CREATE TABLE appeal (
  id               uuid PRIMARY KEY,
  subject          text NOT NULL CHECK (subject IN ('stop_payment', 'freeze', 'protective_hold')),
  subject_id       uuid NOT NULL,
  state            text NOT NULL CHECK (state IN ('filed', 'granted', 'denied')),
  statement_sealed bytea NOT NULL,                    -- who appeals, how to reach them, what they say
  key_version      smallint NOT NULL,
  filed_by         uuid NOT NULL REFERENCES app_user,
  filed_at         timestamptz NOT NULL,
  decide_by        timestamptz NOT NULL,
  decided_by       uuid REFERENCES app_user,
  decided_at       timestamptz,
  decision         text,
  CONSTRAINT appeal_two_officers CHECK (decided_by IS NULL OR decided_by <> filed_by)
);
CREATE INDEX ON appeal (subject, subject_id);

-- ---------------------------------------------------------------- bank gateway

-- The intent is committed before the call, the outcome after it; our id is the bank's reference.
CREATE TABLE bank_request (
  id             uuid PRIMARY KEY,
  bank_id        uuid NOT NULL REFERENCES bank,
  kind           text NOT NULL CHECK (kind IN ('stop', 'renew_stop', 'release_stop', 'freeze', 'renew_freeze', 'release_freeze', 'protect', 'release_protection')),
  subject        text NOT NULL CHECK (subject IN ('stop_payment', 'freeze', 'protective_hold')),
  subject_id     uuid NOT NULL,
  state          text NOT NULL CHECK (state IN ('intended', 'sent', 'answered', 'unknown', 'failed')),
  body_sealed    bytea NOT NULL,
  key_version    smallint NOT NULL,
  attempts       integer NOT NULL DEFAULT 0,
  created_at     timestamptz NOT NULL,
  sent_at        timestamptz,
  answered_at    timestamptz,
  last_error     text,
  UNIQUE (kind, subject_id, created_at)
);
CREATE INDEX ON bank_request (subject_id);
CREATE INDEX ON bank_request (state, created_at);

CREATE TABLE bank_reply (
  id           uuid PRIMARY KEY,
  bank_id      uuid NOT NULL REFERENCES bank,
  message_id   text NOT NULL,                         -- the bank's own id: a second delivery is recognised by it
  request_id   uuid NOT NULL REFERENCES bank_request,
  body_sealed  bytea NOT NULL,
  key_version  smallint NOT NULL,
  received_at  timestamptz NOT NULL,
  UNIQUE (bank_id, message_id)
);
CREATE TRIGGER bank_reply_append_only BEFORE UPDATE OR DELETE ON bank_reply
  FOR EACH ROW EXECUTE FUNCTION refuse_change('body_sealed', 'key_version');

-- ---------------------------------------------------------------- ledger

-- Eight accounts per warning, and `outside`, against which money enters the books.
CREATE TABLE ledger_account (
  id                 uuid PRIMARY KEY,
  warning_id         uuid NOT NULL REFERENCES warning,
  name               text NOT NULL CHECK (name IN ('outside', 'at_risk', 'protected', 'paid_out', 'stopped', 'frozen', 'released', 'returned', 'lost')),
  posted_in_fen      bigint NOT NULL DEFAULT 0,
  posted_out_fen     bigint NOT NULL DEFAULT 0,
  pending_in_fen     bigint NOT NULL DEFAULT 0 CHECK (pending_in_fen >= 0),
  pending_out_fen    bigint NOT NULL DEFAULT 0 CHECK (pending_out_fen >= 0),
  UNIQUE (warning_id, name),
  -- Nothing leaves an account that is not in it; what is pending out is already spoken for.
  CONSTRAINT ledger_account_not_overdrawn CHECK (name = 'outside' OR posted_in_fen - posted_out_fen - pending_out_fen >= 0)
);

CREATE TABLE ledger_transfer (
  id          uuid PRIMARY KEY,                       -- UUIDv5 of its cause: redelivery changes nothing
  seq         bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  warning_id  uuid NOT NULL REFERENCES warning,
  kind        text NOT NULL CHECK (kind IN ('posted', 'pending', 'post', 'void', 'expire')),
  from_id     uuid NOT NULL REFERENCES ledger_account,
  to_id       uuid NOT NULL REFERENCES ledger_account,
  amount_fen  bigint NOT NULL CHECK (amount_fen >= 0),
  pending_id  uuid REFERENCES ledger_transfer,        -- which pending transfer this one resolves
  expires_at  timestamptz,
  cause       text NOT NULL,                          -- "visit:0190…"
  posted_at   timestamptz NOT NULL,
  CHECK (from_id <> to_id),
  CHECK ((kind IN ('post', 'void', 'expire')) = (pending_id IS NOT NULL)),
  CHECK (kind IN ('post', 'void', 'expire') OR amount_fen > 0),
  CHECK (kind NOT IN ('void', 'expire') OR amount_fen = 0),
  CHECK (kind = 'pending' OR expires_at IS NULL)
);
CREATE INDEX ON ledger_transfer (warning_id, seq);
-- A pending transfer is resolved once.
CREATE UNIQUE INDEX ledger_transfer_one_resolution ON ledger_transfer (pending_id);
CREATE TRIGGER ledger_transfer_append_only BEFORE UPDATE OR DELETE ON ledger_transfer
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Applies a transfer to its two accounts; a balance is never written by anything else.
CREATE FUNCTION apply_ledger_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE pending ledger_transfer;
BEGIN
  IF NEW.kind = 'posted' THEN
    UPDATE ledger_account SET posted_out_fen = posted_out_fen + NEW.amount_fen WHERE id = NEW.from_id AND warning_id = NEW.warning_id;
    IF NOT FOUND THEN RAISE EXCEPTION 'account of another warning' USING ERRCODE = 'integrity_constraint_violation'; END IF;
    UPDATE ledger_account SET posted_in_fen = posted_in_fen + NEW.amount_fen WHERE id = NEW.to_id AND warning_id = NEW.warning_id;
    IF NOT FOUND THEN RAISE EXCEPTION 'account of another warning' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  ELSIF NEW.kind = 'pending' THEN
    UPDATE ledger_account SET pending_out_fen = pending_out_fen + NEW.amount_fen WHERE id = NEW.from_id AND warning_id = NEW.warning_id;
    IF NOT FOUND THEN RAISE EXCEPTION 'account of another warning' USING ERRCODE = 'integrity_constraint_violation'; END IF;
    UPDATE ledger_account SET pending_in_fen = pending_in_fen + NEW.amount_fen WHERE id = NEW.to_id AND warning_id = NEW.warning_id;
    IF NOT FOUND THEN RAISE EXCEPTION 'account of another warning' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  ELSE
    SELECT * INTO STRICT pending FROM ledger_transfer WHERE id = NEW.pending_id;
    IF pending.kind <> 'pending' OR pending.warning_id <> NEW.warning_id OR pending.from_id <> NEW.from_id OR pending.to_id <> NEW.to_id OR NEW.amount_fen > pending.amount_fen THEN
      RAISE EXCEPTION 'does not resolve that pending transfer' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    UPDATE ledger_account SET pending_out_fen = pending_out_fen - pending.amount_fen, posted_out_fen = posted_out_fen + NEW.amount_fen WHERE id = NEW.from_id;
    UPDATE ledger_account SET pending_in_fen = pending_in_fen - pending.amount_fen, posted_in_fen = posted_in_fen + NEW.amount_fen WHERE id = NEW.to_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_transfer_apply AFTER INSERT ON ledger_transfer
  FOR EACH ROW EXECUTE FUNCTION apply_ledger_transfer();

-- At commit, the accounts of each warning touched still sum to zero, and each equals the sum of its own transfers.
CREATE FUNCTION assert_ledger_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE off_by bigint; wrong text;
BEGIN
  SELECT sum(posted_in_fen - posted_out_fen) INTO off_by FROM ledger_account WHERE warning_id = NEW.warning_id;
  SELECT min(a.name) INTO wrong
    FROM ledger_account a
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(t.amount_fen) FILTER (WHERE t.to_id = a.id AND t.kind IN ('posted', 'post')), 0) AS posted_in,
             coalesce(sum(t.amount_fen) FILTER (WHERE t.from_id = a.id AND t.kind IN ('posted', 'post')), 0) AS posted_out,
             coalesce(sum(t.amount_fen) FILTER (WHERE t.to_id = a.id AND t.kind = 'pending' AND r.id IS NULL), 0) AS pending_in,
             coalesce(sum(t.amount_fen) FILTER (WHERE t.from_id = a.id AND t.kind = 'pending' AND r.id IS NULL), 0) AS pending_out
        FROM ledger_transfer t LEFT JOIN ledger_transfer r ON r.pending_id = t.id
       WHERE t.warning_id = a.warning_id) booked
   WHERE a.warning_id = NEW.warning_id
     AND (a.posted_in_fen <> booked.posted_in OR a.posted_out_fen <> booked.posted_out
       OR a.pending_in_fen <> booked.pending_in OR a.pending_out_fen <> booked.pending_out);
  IF off_by <> 0 OR wrong IS NOT NULL THEN
    RAISE EXCEPTION 'ledger of warning % does not balance', NEW.warning_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_transfer_balanced AFTER INSERT ON ledger_transfer
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_ledger_balance();
CREATE CONSTRAINT TRIGGER ledger_account_balanced AFTER INSERT OR UPDATE ON ledger_account
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_ledger_balance();
-- Its balances change by transfers only; which account of which warning it is, never.
CREATE TRIGGER ledger_account_append_only BEFORE UPDATE OR DELETE ON ledger_account
  FOR EACH ROW EXECUTE FUNCTION refuse_change('posted_in_fen', 'posted_out_fen', 'pending_in_fen', 'pending_out_fen');

-- ---------------------------------------------------------------- stories

CREATE TABLE story (
  id           uuid PRIMARY KEY,
  slug         text NOT NULL UNIQUE,                  -- random: the public address tells nothing of the warning
  warning_id   uuid NOT NULL REFERENCES warning,
  state        text NOT NULL CHECK (state IN ('drafted', 'checked', 'approved', 'released', 'withdrawn', 'discarded')),
  facts        jsonb NOT NULL,                        -- white-listed and already generalised
  title        text NOT NULL,
  body         text NOT NULL,
  revision     integer NOT NULL DEFAULT 1,
  findings     jsonb,                                 -- what the leak check found in this revision
  checked_at   timestamptz,
  drafted_by   uuid REFERENCES app_user,              -- null: drafted by the service itself
  drafted_at   timestamptz NOT NULL,
  edited_by    uuid REFERENCES app_user,              -- wrote the present revision; null: the service's own text
  approved_by  uuid REFERENCES app_user,
  approved_at  timestamptz,
  released_by  uuid REFERENCES app_user,
  released_at  timestamptz,
  withdrawn_by uuid REFERENCES app_user,
  withdrawn_at timestamptz,
  updated_at   timestamptz NOT NULL,
  CONSTRAINT story_two_persons CHECK (released_by IS NULL OR (approved_by IS NOT NULL AND released_by <> approved_by)),
  -- Nobody approves his own wording.
  CONSTRAINT story_not_own_words CHECK (approved_by IS NULL OR edited_by IS NULL OR approved_by <> edited_by)
);
CREATE UNIQUE INDEX story_one_per_warning ON story (warning_id) WHERE state NOT IN ('discarded', 'withdrawn');
CREATE INDEX ON story (released_at) WHERE state = 'released';

-- Cases of a kind the whole city counts in a quarter, besides those kept here: a young installation knows few of
-- them, and a story is as hidden as there are cases like it. Empty: only the cases kept here count.
CREATE TABLE case_volume (
  typology       text NOT NULL REFERENCES typology,
  sum_band       text NOT NULL CHECK (sum_band IN ('under_10k', '10k_100k', '100k_1m', '1m_10m', 'over_10m')),
  cases          integer NOT NULL CHECK (cases >= 0),
  effective_from date NOT NULL,
  source         text NOT NULL,
  PRIMARY KEY (typology, sum_band, effective_from)
);

-- ---------------------------------------------------------------- notifications

CREATE TABLE notification (
  id           uuid PRIMARY KEY,
  channel      text NOT NULL CHECK (channel IN ('sms', 'voice', 'desk')),
  template     text NOT NULL,
  parameters   jsonb NOT NULL,                        -- numbers of tasks and warnings, minutes: no personal data
  user_id      uuid REFERENCES app_user,
  to_sealed    bytea,
  key_version  smallint NOT NULL DEFAULT 0,
  warning_id   uuid REFERENCES warning,
  cause        text NOT NULL UNIQUE,                  -- what it answers; a second delivery is recognised by it
  state        text NOT NULL CHECK (state IN ('pending', 'recorded', 'sent', 'delivered', 'failed', 'unknown')),
  provider_ref text,
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL
);
CREATE INDEX ON notification (user_id, created_at);
CREATE INDEX ON notification (warning_id);

-- ---------------------------------------------------------------- transitions, outbox, timers, audit

CREATE TABLE transition (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  xid           xid8 NOT NULL DEFAULT pg_current_xact_id(),  -- readers stop below the oldest running transaction
  machine       text NOT NULL,
  subject_id    uuid NOT NULL,
  warning_id    uuid REFERENCES warning,
  event         text NOT NULL,
  from_state    text,                                 -- null: the row was made
  to_state      text NOT NULL,
  reason        text,
  actor_kind    text NOT NULL CHECK (actor_kind IN ('user', 'source', 'bank', 'system')),
  actor_id      uuid,
  district_code text,                                 -- scope of who may see it live
  station_id    uuid,
  officer_id    uuid,
  bank_id       uuid,
  at            timestamptz NOT NULL
);
CREATE INDEX ON transition (subject_id, id);
CREATE INDEX ON transition (warning_id, id);
CREATE INDEX ON transition (xid, id);
CREATE TRIGGER transition_append_only BEFORE UPDATE OR DELETE ON transition
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Wakes whoever shows what happens as it happens; missing one costs a second.
CREATE FUNCTION tell_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('menshen_transition', '');
  RETURN NULL;
END $$;
CREATE TRIGGER transition_tell AFTER INSERT ON transition FOR EACH STATEMENT EXECUTE FUNCTION tell_transition();

-- One row per event and consuming stage, written in the transaction that caused it.
CREATE TABLE outbox (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event       text NOT NULL,
  version     smallint NOT NULL,
  consumer    text NOT NULL,                          -- queue of the stage that handles it
  payload     jsonb NOT NULL,                         -- ids only
  created_at  timestamptz NOT NULL,
  enqueued_at timestamptz,
  sends       integer NOT NULL DEFAULT 0,             -- part of the Bull job id, so that sending again is possible
  handled_at  timestamptz,
  failures    integer NOT NULL DEFAULT 0,
  last_error  text,                                   -- code and message of ours: no personal data
  dead_at     timestamptz
);
CREATE INDEX outbox_to_send ON outbox (id) WHERE enqueued_at IS NULL AND handled_at IS NULL AND dead_at IS NULL;
CREATE INDEX outbox_unhandled ON outbox (enqueued_at) WHERE handled_at IS NULL AND dead_at IS NULL;
CREATE INDEX outbox_dead ON outbox (dead_at) WHERE dead_at IS NOT NULL;

-- A clock that runs: when it is due, the sweep emits its event. One running timer per kind and subject.
CREATE TABLE timer (
  id         uuid PRIMARY KEY,
  kind       text NOT NULL,
  subject_id uuid NOT NULL,
  due_at     timestamptz NOT NULL,
  set_at     timestamptz NOT NULL,
  fired_at   timestamptz,
  stopped_at timestamptz
);
CREATE UNIQUE INDEX timer_one_running ON timer (kind, subject_id) WHERE fired_at IS NULL AND stopped_at IS NULL;
CREATE INDEX timer_due ON timer (due_at) WHERE fired_at IS NULL AND stopped_at IS NULL;

CREATE TABLE audit_entry (
  seq        bigint PRIMARY KEY,
  at         timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_id   uuid,
  action     text NOT NULL,                           -- "warning.acknowledge", "vault.open"
  subject    text,
  subject_id uuid,
  purpose    text,
  details    jsonb NOT NULL DEFAULT '{}',             -- no personal data
  prev_hash  bytea NOT NULL,
  hash       bytea NOT NULL
);
CREATE INDEX ON audit_entry (subject_id);
CREATE INDEX ON audit_entry (actor_id, seq);

-- The text that is hashed; `menshen audit verify` computes the same outside the database.
CREATE FUNCTION audit_text(e audit_entry) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT concat_ws('|', e.seq, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), e.actor_kind,
    coalesce(e.actor_id::text, '-'), e.action, coalesce(e.subject, '-'), coalesce(e.subject_id::text, '-'),
    coalesce(e.purpose, '-'), e.details::text, encode(e.prev_hash, 'hex'))
$$;

CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last audit_entry;
BEGIN
  -- One writer at a time until commit: a chain has no branches.
  PERFORM pg_advisory_xact_lock(hashtext('menshen.audit'));
  SELECT * INTO last FROM audit_entry ORDER BY seq DESC LIMIT 1;
  NEW.at := date_trunc('milliseconds', NEW.at);
  NEW.seq := coalesce(last.seq, 0) + 1;
  NEW.prev_hash := coalesce(last.hash, sha256('menshen'));
  NEW.hash := sha256(convert_to(audit_text(NEW), 'UTF8'));
  RETURN NEW;
END $$;
CREATE TRIGGER audit_entry_chain BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER ledger_account_no_truncate BEFORE TRUNCATE ON ledger_account FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER ledger_transfer_no_truncate BEFORE TRUNCATE ON ledger_transfer FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER transition_no_truncate BEFORE TRUNCATE ON transition FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER visit_no_truncate BEFORE TRUNCATE ON visit FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();

-- ---------------------------------------------------------------- vault

-- Proof that this database belongs to these keys: a known text sealed by each version.
CREATE TABLE vault_key (
  version    smallint PRIMARY KEY,
  check_seal bytea NOT NULL,
  created_at timestamptz NOT NULL
);
