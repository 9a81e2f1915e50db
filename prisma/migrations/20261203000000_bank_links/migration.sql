-- Whether a bank's gateway can be reached, learnt from the calls that are made to it. While it is down requests wait in
-- the order of their urgency, and one look every so often finds out when it is back.
CREATE TABLE bank_link (
  bank_id       uuid PRIMARY KEY REFERENCES bank,
  state         text NOT NULL CHECK (state IN ('up', 'degraded', 'down')),
  failures      integer NOT NULL DEFAULT 0 CHECK (failures >= 0),   -- in a row
  since         timestamptz NOT NULL,
  last_ok_at    timestamptz,
  last_try_at   timestamptz NOT NULL,
  next_try_at   timestamptz,                                        -- of a bank that is down: who looks next, and when
  CONSTRAINT bank_link_down_is_tried_again CHECK ((state = 'down') = (next_try_at IS NOT NULL))
);

-- Whom to telephone when the gateway says nothing: offices, not people.
ALTER TABLE bank
  ADD COLUMN duty_phone        text CHECK (length(duty_phone) BETWEEN 3 AND 40),
  ADD COLUMN head_office_phone text CHECK (length(head_office_phone) BETWEEN 3 AND 40),
  ADD COLUMN bic               text CHECK (bic ~ '^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$');
CREATE INDEX ON bank_request (bank_id, created_at) WHERE state IN ('intended', 'sent', 'unknown');
