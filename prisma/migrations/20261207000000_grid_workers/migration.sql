-- Grid workers (网格员) of a town help a station: they may take a follow-up, and see nothing else.

ALTER TABLE app_user DROP CONSTRAINT app_user_role_check;
ALTER TABLE app_user ADD CONSTRAINT app_user_role_check
  CHECK (role IN ('operator', 'officer', 'grid', 'liaison', 'publicity', 'supervisor', 'admin'));
ALTER TABLE app_user ADD CONSTRAINT app_user_grid_station CHECK (role <> 'grid' OR station_id IS NOT NULL);

-- Who has taken the follow-up, while it is to be done and when he has done it; null: nobody but the task's officer.
ALTER TABLE task ADD COLUMN follow_up_taken_by uuid REFERENCES app_user;
ALTER TABLE task ADD COLUMN follow_up_taken_at timestamptz;
ALTER TABLE task ADD CONSTRAINT task_follow_up_taken CHECK (
  (follow_up_taken_by IS NULL) = (follow_up_taken_at IS NULL)
  AND (follow_up_taken_by IS NULL OR state IN ('reported', 'followed_up'))
);
