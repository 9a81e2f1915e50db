-- Who has agreed to what a story tells: the person whom it is about (个人信息保护法 art. 13, 14, 29), the station and the officer
-- before they are named in it. Given on paper or by word of mouth; the paper stays where it is.
CREATE TABLE story_consent (
  id           uuid PRIMARY KEY,
  warning_id   uuid NOT NULL REFERENCES warning,
  kind         text NOT NULL CHECK (kind IN ('victim', 'station', 'officer')),
  station_id   uuid REFERENCES station,
  officer_id   uuid REFERENCES app_user,
  state        text NOT NULL CHECK (state IN ('given', 'withdrawn')),
  how          text NOT NULL CHECK (how IN ('written', 'spoken', 'message')),
  given_at     timestamptz NOT NULL,
  recorded_by  uuid NOT NULL REFERENCES app_user,
  recorded_at  timestamptz NOT NULL,
  withdrawn_by uuid REFERENCES app_user,
  withdrawn_at timestamptz,
  CONSTRAINT story_consent_names_whose CHECK ((kind = 'station') = (station_id IS NOT NULL) AND (kind = 'officer') = (officer_id IS NOT NULL)),
  CONSTRAINT story_consent_withdrawn CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL))
);
CREATE INDEX ON story_consent (warning_id);
CREATE UNIQUE INDEX story_consent_one_in_force ON story_consent (warning_id, kind, coalesce(station_id, officer_id, warning_id)) WHERE state = 'given';

ALTER TABLE story
  ADD COLUMN standing jsonb,      -- of the revision that was checked: how many cases it fits, and on what it may be released
  ADD COLUMN voice    text NOT NULL DEFAULT 'article' CHECK (voice IN ('notice', 'article', 'lessons'));
