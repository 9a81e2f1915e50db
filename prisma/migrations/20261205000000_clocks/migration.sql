-- The minutes in which somebody must have spoken with the person, and how long after a missed time the station's chief
-- and the duty chief are told. Local configuration, as the other minutes are.
ALTER TABLE level_policy
  ADD COLUMN reach_minutes         integer NOT NULL DEFAULT 30 CHECK (reach_minutes > 0),
  ADD COLUMN station_chief_minutes integer NOT NULL DEFAULT 0 CHECK (station_chief_minutes >= 0),
  ADD COLUMN duty_chief_minutes    integer NOT NULL DEFAULT 0 CHECK (duty_chief_minutes >= 0);

-- What holds already gets the minutes of its level; the table is append-only from here on as before.
ALTER TABLE level_policy DISABLE TRIGGER USER;
UPDATE level_policy
   SET reach_minutes = CASE level WHEN 'critical' THEN 5 WHEN 'high' THEN 10 WHEN 'medium' THEN 30 ELSE 120 END,
       duty_chief_minutes = CASE level WHEN 'medium' THEN 5 WHEN 'low' THEN 30 ELSE 0 END;
ALTER TABLE level_policy ENABLE TRIGGER USER;

ALTER TABLE warning
  ADD COLUMN reach_by   timestamptz,
  ADD COLUMN reached_at timestamptz;

ALTER TABLE officer ADD COLUMN is_station_chief boolean NOT NULL DEFAULT false;

-- A time that was missed, and who is to know of it: one row a step, whose id derives from what was missed, when, and the
-- step, so that it is written once. What was written stays; told and ended are added once.
CREATE TABLE escalation (
  id            uuid PRIMARY KEY,
  warning_id    uuid NOT NULL REFERENCES warning,
  task_id       uuid REFERENCES task,                    -- null: the clock of the warning itself
  station_id    uuid REFERENCES station,                 -- that had it when it was missed
  clock         text NOT NULL CHECK (clock IN ('acknowledge', 'reach', 'accept', 'arrive', 'report', 'follow_up')),
  step          text NOT NULL CHECK (step IN ('next_officer', 'station_chief', 'duty_chief')),
  level         text NOT NULL CHECK (level IN ('low', 'medium', 'high', 'critical')),
  due_at        timestamptz NOT NULL,
  written_at    timestamptz NOT NULL,
  tell_at       timestamptz NOT NULL,
  told_at       timestamptz,
  told_count    integer CHECK (told_count >= 0),
  ended_at      timestamptz,
  end_reason    text CHECK (end_reason IN ('done', 'called_off', 'given_on')),
  CONSTRAINT escalation_after_due CHECK (tell_at >= due_at AND written_at >= due_at),
  CONSTRAINT escalation_told CHECK ((told_at IS NULL) = (told_count IS NULL)),
  CONSTRAINT escalation_ended CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX ON escalation (warning_id);
CREATE INDEX ON escalation (task_id);
CREATE INDEX escalation_open ON escalation (due_at) WHERE ended_at IS NULL;

-- A clock that stands still for a while. The due time is moved at once, so that nothing has to wake up for it to run on.
CREATE TABLE clock_pause (
  id         uuid PRIMARY KEY,
  warning_id uuid NOT NULL REFERENCES warning,
  task_id    uuid REFERENCES task,
  clock      text NOT NULL CHECK (clock IN ('reach', 'accept', 'arrive', 'report', 'follow_up')),
  reason     text NOT NULL CHECK (reason <> ''),
  paused_by  uuid NOT NULL REFERENCES app_user,
  paused_at  timestamptz NOT NULL,
  until      timestamptz NOT NULL,
  due_before timestamptz NOT NULL,
  due_after  timestamptz NOT NULL,
  resumed_at timestamptz,
  resumed_by uuid REFERENCES app_user,
  CONSTRAINT clock_pause_ahead CHECK (until > paused_at),
  CONSTRAINT clock_pause_resumed CHECK (resumed_at IS NULL OR (resumed_at >= paused_at AND resumed_at <= until))
);
CREATE INDEX ON clock_pause (warning_id);
CREATE INDEX ON clock_pause (task_id);
