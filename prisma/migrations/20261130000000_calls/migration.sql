-- A message or call to the person of a warning goes the way of one to an officer. What is new: whom it is for and in which
-- language, how often and when it was tried, what it waits for, what a call came to. 'sending' is under way; 'unknown' is
-- what nobody can say of it, and is asked for; 'withheld' was never sent, and says why.
ALTER TABLE notification
  ADD COLUMN is_for_person boolean NOT NULL DEFAULT false,
  ADD COLUMN language      text NOT NULL DEFAULT 'zh' CHECK (language IN ('zh', 'en')),
  ADD COLUMN to_index      bytea,
  ADD COLUMN asked_by      uuid REFERENCES app_user,      -- null: started by the service
  ADD COLUMN attempts      integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  ADD COLUMN look_ups      integer NOT NULL DEFAULT 0 CHECK (look_ups >= 0),
  ADD COLUMN claimed_at    timestamptz,                   -- of the last attempt
  ADD COLUMN send_after    timestamptz,
  ADD COLUMN waits_for     text CHECK (waits_for IN ('quiet_hours', 'number_limit', 'provider')),
  ADD COLUMN outcome       text CHECK (outcome IN ('reached', 'busy', 'hung_up', 'unreachable', 'no_answer', 'told_to_transfer')),
  ADD COLUMN problem       text,                          -- why it failed or was withheld: a code, ours or the provider's
  DROP CONSTRAINT notification_state_check,
  ADD CONSTRAINT notification_state_check CHECK (state IN ('pending', 'waiting', 'sending', 'recorded', 'sent',
    'delivered', 'answered', 'ended', 'failed', 'unknown', 'withheld')),
  ADD CONSTRAINT notification_person CHECK (NOT is_for_person OR (warning_id IS NOT NULL AND user_id IS NULL)),
  ADD CONSTRAINT notification_waits CHECK ((state = 'waiting') = (waits_for IS NOT NULL) AND (waits_for IS NULL OR send_after IS NOT NULL));
CREATE INDEX notification_number ON notification (to_index, claimed_at) WHERE to_index IS NOT NULL;
CREATE INDEX notification_provider ON notification (provider_ref) WHERE provider_ref IS NOT NULL;

-- What the provider has told of a message or call, each thing once, in whatever order it came.
CREATE TABLE provider_callback (
  provider_ref    text NOT NULL,
  status          text NOT NULL,                          -- of a key that was pressed: 'digits:1', none at all: 'digits:'
  notification_id uuid NOT NULL REFERENCES notification,
  answered_by     text,
  code            text,                                   -- of an error, or of SIP
  received_at     timestamptz NOT NULL,
  PRIMARY KEY (provider_ref, status)
);
CREATE INDEX ON provider_callback (notification_id);
CREATE TRIGGER provider_callback_append_only BEFORE UPDATE OR DELETE ON provider_callback
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A call that the service made itself has no caller but the message it was. 'unreachable': switched off, or no network.
-- 'told_to_transfer': who answered pressed the key that says so.
ALTER TABLE contact_attempt
  ALTER COLUMN called_by DROP NOT NULL,
  ADD COLUMN notification_id uuid REFERENCES notification,
  DROP CONSTRAINT contact_attempt_outcome_check,
  ADD CONSTRAINT contact_attempt_outcome_check CHECK (outcome IN ('reached', 'busy', 'hung_up', 'diverted', 'unreachable',
    'no_answer', 'told_to_transfer')),
  ADD CONSTRAINT contact_attempt_caller CHECK ((called_by IS NULL) <> (notification_id IS NULL));

-- Who answered an automatic call may ask to be called: nobody of ours has planned that.
ALTER TABLE planned_call ALTER COLUMN planned_by DROP NOT NULL;

-- Per level: whether the person is sent a text and called by the service, and when not. Local configuration.
CREATE TABLE contact_policy (
  level          text NOT NULL CHECK (level IN ('low', 'medium', 'high', 'critical')),
  effective_from date NOT NULL,
  sms            text NOT NULL CHECK (sms IN ('none', 'by_hand', 'at_once')),
  voice          text NOT NULL CHECK (voice IN ('none', 'by_hand', 'at_once')),
  quiet_from     smallint CHECK (quiet_from BETWEEN 0 AND 1439),   -- minutes of the city's day; null: at any hour
  quiet_until    smallint CHECK (quiet_until BETWEEN 0 AND 1439),
  most_messages  integer NOT NULL CHECK (most_messages >= 0),      -- to one number, within the window
  most_calls     integer NOT NULL CHECK (most_calls >= 0),
  window_hours   integer NOT NULL CHECK (window_hours > 0),
  source         text NOT NULL CHECK (source <> ''),
  published_at   timestamptz,
  published_by   uuid REFERENCES app_user,
  PRIMARY KEY (level, effective_from),
  CONSTRAINT contact_policy_quiet CHECK ((quiet_from IS NULL) = (quiet_until IS NULL) AND (quiet_from IS NULL OR quiet_from <> quiet_until))
);
CREATE TRIGGER contact_policy_append_only BEFORE UPDATE OR DELETE ON contact_policy
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

INSERT INTO contact_policy (level, effective_from, sms, voice, quiet_from, quiet_until, most_messages, most_calls, window_hours, source)
VALUES
  ('critical', '2022-12-01', 'at_once', 'at_once', NULL, NULL, 4, 3, 24, 'local configuration: no national rule on automatic calls is published'),
  ('high',     '2022-12-01', 'at_once', 'by_hand', 1380, 360,  3, 2, 24, 'local configuration: no national rule on automatic calls is published'),
  ('medium',   '2022-12-01', 'by_hand', 'by_hand', 1320, 420,  2, 2, 24, 'local configuration: no national rule on automatic calls is published'),
  ('low',      '2022-12-01', 'by_hand', 'none',    1260, 480,  1, 0, 24, 'local configuration: no national rule on automatic calls is published');
