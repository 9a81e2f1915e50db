-- What an officer's phone needs: on the way, entries that come late and count once, and a code that says who he is.

ALTER TABLE task ADD COLUMN departed_at timestamptz;    -- on the way, by the officer's word

-- `at` is when it was done, so that clocks and statistics judge the deed; this is when we heard of it, where that was later.
ALTER TABLE transition ADD COLUMN received_at timestamptz CHECK (received_at > at);
ALTER TABLE visit ADD COLUMN received_at timestamptz CHECK (received_at > visited_at);

-- What was answered to a call with an Idempotency-Key; the same call again is answered with it and changes nothing.
CREATE TABLE kept_answer (
  id            uuid PRIMARY KEY,                       -- of user and key
  user_id       uuid NOT NULL REFERENCES app_user,
  answer_sealed bytea NOT NULL,                         -- JSON: digest of what was asked, what was answered
  key_version   smallint NOT NULL,
  answered_at   timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL CHECK (expires_at > answered_at)
);
CREATE INDEX ON kept_answer (expires_at);

-- A code by which the person at the door learns from us that the officer is one. The code itself is nowhere.
CREATE TABLE verification (
  id         uuid PRIMARY KEY,
  task_id    uuid NOT NULL REFERENCES task,
  officer_id uuid NOT NULL REFERENCES officer,
  code_hash  bytea NOT NULL UNIQUE,                     -- keyed; lives for minutes, so a new vault key need not reach it
  issued_at  timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > issued_at)
);
CREATE INDEX ON verification (expires_at);
