-- The head of the queue, for whoever takes the next one: level, then the clock that runs out first.
CREATE INDEX warning_open_by_urgency ON warning (
  (CASE level WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END),
  (least(acknowledge_by, hold_until)),
  id
) WHERE state = 'open';

-- 公众举报: what a citizen sent by the public page. What was said, and by whom, is in the signal alone, sealed.
CREATE SEQUENCE citizen_report_number;

CREATE TABLE citizen_report (
  id            uuid PRIMARY KEY,
  number        text NOT NULL UNIQUE,                 -- "JB20261126-000001"
  state         text NOT NULL CHECK (state IN ('received', 'looking', 'closed')),
  kind          text NOT NULL CHECK (kind IN ('call', 'message', 'payment', 'other')),
  has_paid      boolean NOT NULL,                     -- the citizen says that money has left
  has_phone     boolean NOT NULL,
  form_hash     bytea NOT NULL UNIQUE CHECK (length(form_hash) = 32), -- one report a form, however often it is sent
  code_hash     bytea NOT NULL CHECK (length(code_hash) = 32),        -- of the code that was shown once
  signal_id     uuid NOT NULL,
  warning_id    uuid REFERENCES warning,              -- that it opened or joined
  received_at   timestamptz NOT NULL,
  taken_at      timestamptz,
  taken_by      uuid REFERENCES app_user,
  closed_at     timestamptz,
  closed_by     uuid REFERENCES app_user,
  closed_reason text,
  CONSTRAINT citizen_report_taken CHECK ((taken_at IS NULL) = (taken_by IS NULL)),
  CONSTRAINT citizen_report_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL) AND (closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (closed_reason IS NULL))
);
CREATE INDEX ON citizen_report (received_at DESC, id DESC);
CREATE INDEX ON citizen_report (warning_id);
