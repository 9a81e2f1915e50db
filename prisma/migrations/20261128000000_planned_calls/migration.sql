-- A call that the desk has promised itself to make: after a visit, or when the person could not be reached.
CREATE TABLE planned_call (
  id         uuid PRIMARY KEY,
  warning_id uuid NOT NULL REFERENCES warning,
  state      text NOT NULL CHECK (state IN ('planned', 'done', 'cancelled')),
  due_at     timestamptz NOT NULL,
  reason     text NOT NULL CHECK (reason <> ''),
  planned_by uuid NOT NULL REFERENCES app_user,
  planned_at timestamptz NOT NULL,
  call_id    uuid REFERENCES contact_attempt,          -- the call that was made
  closed_at  timestamptz,
  updated_at timestamptz NOT NULL,
  CONSTRAINT planned_call_done CHECK ((state = 'done') = (call_id IS NOT NULL)),
  CONSTRAINT planned_call_closed CHECK ((state = 'planned') = (closed_at IS NULL)),
  CONSTRAINT planned_call_ahead CHECK (due_at > planned_at)
);
CREATE INDEX ON planned_call (warning_id);
-- The next one only: what comes after it depends on what it comes to.
CREATE UNIQUE INDEX planned_call_one ON planned_call (warning_id) WHERE state = 'planned';
