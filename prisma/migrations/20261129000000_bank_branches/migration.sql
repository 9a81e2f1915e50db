-- Branches of banks by the source of their payments: where somebody is, if nothing nearer is known. GCJ-02.
CREATE TABLE bank_branch (
  source     text PRIMARY KEY,
  name       text NOT NULL,
  lon        double precision NOT NULL,
  lat        double precision NOT NULL,
  updated_at timestamptz NOT NULL
);
