-- 串并案: warnings of different people behind which the same hand seems to be.

CREATE SEQUENCE campaign_number;

CREATE TABLE campaign (
  id          uuid PRIMARY KEY,
  number      text NOT NULL UNIQUE,                   -- "CB20230223-000001"
  state       text NOT NULL CHECK (state IN ('open', 'merged', 'dissolved')),
  typology    text NOT NULL,                          -- of most of its warnings
  merged_into uuid REFERENCES campaign,
  alerted_at  timestamptz,                            -- duty chiefs were told that it is large
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL,
  CONSTRAINT campaign_merged CHECK ((state = 'merged') = (merged_into IS NOT NULL))
);
CREATE INDEX ON campaign (state, updated_at);

-- A warning is in one campaign at most. By a person, with a reason, or by what it has in common with the others.
CREATE TABLE campaign_warning (
  warning_id  uuid PRIMARY KEY REFERENCES warning,
  campaign_id uuid NOT NULL REFERENCES campaign,
  joined_at   timestamptz NOT NULL,
  joined_by   uuid REFERENCES app_user,
  reason      text,
  CONSTRAINT campaign_warning_by_hand CHECK ((joined_by IS NULL) = (reason IS NULL))
);
CREATE INDEX ON campaign_warning (campaign_id);

-- What a warning may have in common with another: the account that is paid, who called or wrote, the wording. Keyed hashes
-- and ids only. From its first signal that shows it to its last.
CREATE TABLE campaign_trait (
  warning_id uuid NOT NULL REFERENCES warning,
  kind       text NOT NULL CHECK (kind IN ('payee', 'contact', 'script')),
  value      bytea NOT NULL,
  tail       text NOT NULL,                           -- last characters, for masked display
  first_at   timestamptz NOT NULL,
  last_at    timestamptz NOT NULL,
  PRIMARY KEY (warning_id, kind, value)
);
CREATE INDEX ON campaign_trait (kind, value);

-- Taken out by a person: never joined again by what it has in common.
CREATE TABLE campaign_exclusion (
  warning_id  uuid PRIMARY KEY REFERENCES warning,
  excluded_by uuid NOT NULL REFERENCES app_user,
  reason      text NOT NULL,
  excluded_at timestamptz NOT NULL
);
