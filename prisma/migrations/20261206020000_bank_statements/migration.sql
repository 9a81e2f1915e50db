-- What a bank says it holds for the centre at a moment, compared line by line with the stops and freezes in force there.
CREATE TABLE bank_statement (
  id          uuid PRIMARY KEY,
  bank_id     uuid NOT NULL REFERENCES bank,
  as_of       timestamptz NOT NULL,
  digest      bytea NOT NULL,                          -- of the file: the same one is taken once
  uploaded_by uuid NOT NULL REFERENCES app_user,
  uploaded_at timestamptz NOT NULL,
  UNIQUE (bank_id, as_of, digest)
);
CREATE INDEX ON bank_statement (bank_id, as_of DESC);

CREATE TABLE bank_statement_line (
  statement_id uuid NOT NULL REFERENCES bank_statement,
  position     integer NOT NULL CHECK (position > 0),  -- the file's lines, then what the file does not have
  line         integer,                                -- in the file; null: it is missing there
  number       text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('stopped', 'frozen')),
  warning_id   uuid REFERENCES warning,
  stated_fen   bigint CHECK (stated_fen >= 0),
  booked_fen   bigint CHECK (booked_fen >= 0),
  finding      text NOT NULL CHECK (finding IN ('matched', 'differs', 'unknown', 'missing', 'moved')),
  explanation  text CHECK (explanation <> ''),
  explained_by uuid REFERENCES app_user,
  explained_at timestamptz,
  PRIMARY KEY (statement_id, position),
  CONSTRAINT bank_statement_line_explained CHECK ((explanation IS NULL) = (explained_by IS NULL) AND (explanation IS NULL) = (explained_at IS NULL)),
  CONSTRAINT bank_statement_line_missing CHECK ((finding = 'missing') = (line IS NULL))
);
CREATE INDEX ON bank_statement_line (warning_id);
