-- What the command desk and the month's report read.

-- The town where the person of a warning is, as far as address or location tell. Counted by, never shown with a name: the
-- sweep finds it out a few seconds after the warning opens, so that the hot path writes no more than it must.
ALTER TABLE warning ADD COLUMN town_code text REFERENCES town;
ALTER TABLE warning ADD COLUMN placed_at timestamptz;  -- when it was last looked for; null: not yet
ALTER TABLE warning ADD CONSTRAINT warning_town_was_looked_for CHECK (town_code IS NULL OR placed_at IS NOT NULL);
-- Those the sweep has to look at: new ones, and those without a town that have learnt something since.
CREATE INDEX warning_to_place ON warning (opened_at) WHERE placed_at IS NULL OR (town_code IS NULL AND updated_at > placed_at);

-- When the latest payment that this visit tells of was made: before or after the person had been warned.
ALTER TABLE visit ADD COLUMN last_paid_at timestamptz;

-- How the terms of a town's index are weighed, from a date on; local configuration, like the minutes of the levels.
CREATE TABLE town_index_policy (
  effective_from   date PRIMARY KEY,
  confirmed_weight double precision NOT NULL CHECK (confirmed_weight BETWEEN 0 AND 1),
  paid_weight      double precision NOT NULL CHECK (paid_weight BETWEEN 0 AND 1),
  late_weight      double precision NOT NULL CHECK (late_weight BETWEEN 0 AND 1),
  missed_weight    double precision NOT NULL CHECK (missed_weight BETWEEN 0 AND 1),
  ratio_cap        double precision NOT NULL CHECK (ratio_cap >= 1),      -- a term counts at most so many times the average
  few_warnings     integer NOT NULL CHECK (few_warnings >= 0),            -- below it the index says little, and is marked
  source           text NOT NULL,
  CONSTRAINT town_index_weights_are_one CHECK (abs(confirmed_weight + paid_weight + late_weight + missed_weight - 1) < 0.000001)
);

-- Cohorts are taken by the day on which warnings opened, tasks by the day on which they were made.
CREATE INDEX warning_opened ON warning (opened_at);
CREATE INDEX warning_of_party ON warning (party_id, opened_at);
CREATE INDEX task_queued ON task (queued_at);
CREATE INDEX task_running ON task (state) WHERE state IN ('queued', 'assigned', 'accepted', 'arrived', 'returned');
CREATE INDEX task_to_follow_up ON task (follow_up_by) WHERE state = 'reported';
CREATE INDEX transition_lapse ON transition (at) WHERE machine = 'task' AND event = 'lapse';
-- Reports are few among the signals; without it a month's partition is read for each question.
CREATE INDEX signal_report ON signal (received_at) WHERE type = 'report';
