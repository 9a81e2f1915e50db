-- The head of the queue, for whoever takes the next one: level, then the clock that runs out first.
CREATE INDEX warning_open_by_urgency ON warning (
  (CASE level WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END),
  (least(acknowledge_by, hold_until)),
  id
) WHERE state = 'open';
