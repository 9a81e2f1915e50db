-- What administrators change is numbered, so that two of them cannot undo each other unseen: whoever writes says
-- which revision he has read.
ALTER TABLE app_user ADD COLUMN revision integer NOT NULL DEFAULT 1 CHECK (revision > 0);
ALTER TABLE station  ADD COLUMN revision integer NOT NULL DEFAULT 1 CHECK (revision > 0);
ALTER TABLE bank     ADD COLUMN revision integer NOT NULL DEFAULT 1 CHECK (revision > 0);

-- Of a password that somebody else has made: until when it opens, once, for the user to choose his own.
ALTER TABLE app_user ADD COLUMN one_time_until timestamptz;
-- Up to when the user has read what he was told.
ALTER TABLE app_user ADD COLUMN notifications_read_at timestamptz;

ALTER TABLE api_key ADD COLUMN last_used_at timestamptz;

-- Rings of [lon, lat] in GCJ-02, the outer one first; null: only distances are checked there.
ALTER TABLE district ADD COLUMN outline jsonb;

-- Who went on or off duty when, and who has set him off duty for what reason.
CREATE TABLE duty_change (
  id         uuid PRIMARY KEY,
  officer_id uuid NOT NULL REFERENCES officer,
  is_on_duty boolean NOT NULL,
  at         timestamptz NOT NULL,
  changed_by uuid REFERENCES app_user,
  reason     text,                                    -- null: his own doing
  CHECK (reason IS NULL OR length(reason) BETWEEN 2 AND 300)
);
CREATE INDEX ON duty_change (officer_id, at);
CREATE TRIGGER duty_change_append_only BEFORE UPDATE OR DELETE ON duty_change
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A version of a level's minutes is never written over: the next one has its own date.
ALTER TABLE level_policy ADD COLUMN published_at timestamptz;
ALTER TABLE level_policy ADD COLUMN published_by uuid REFERENCES app_user;
CREATE TRIGGER level_policy_unchanging BEFORE UPDATE ON level_policy
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE INDEX ON audit_entry (action, seq);
CREATE INDEX ON audit_entry (purpose, seq) WHERE purpose IS NOT NULL;
CREATE INDEX ON audit_entry USING brin (at);
