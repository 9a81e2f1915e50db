-- Money has left, and the person does not know yet that it was fraud: a track of its own, by its own clock.
ALTER TABLE warning
  ADD COLUMN paid_unaware_at timestamptz,
  ADD COLUMN made_aware_at   timestamptz,
  ADD CONSTRAINT warning_made_aware_of_something CHECK (made_aware_at IS NULL OR paid_unaware_at IS NOT NULL);
