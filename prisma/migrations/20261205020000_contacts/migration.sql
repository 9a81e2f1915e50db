-- Who else may reach the person: relatives, the employer, the community. They are called while somebody goes to the door.
CREATE TABLE warning_contact (
  id             uuid PRIMARY KEY,
  warning_id     uuid NOT NULL REFERENCES warning,
  kind           text NOT NULL CHECK (kind IN ('relative', 'employer', 'community')),
  details_sealed bytea NOT NULL,            -- name, relation, telephone
  key_version    smallint NOT NULL,
  added_by       uuid NOT NULL REFERENCES app_user,
  added_at       timestamptz NOT NULL
);
CREATE INDEX ON warning_contact (warning_id);

-- What a call to one of them came to.
CREATE TABLE contact_call (
  id         uuid PRIMARY KEY,
  contact_id uuid NOT NULL REFERENCES warning_contact,
  outcome    text NOT NULL CHECK (outcome IN ('will_help', 'told', 'no_answer', 'refused', 'wrong_number')),
  called_by  uuid NOT NULL REFERENCES app_user,
  called_at  timestamptz NOT NULL
);
CREATE INDEX ON contact_call (contact_id);
