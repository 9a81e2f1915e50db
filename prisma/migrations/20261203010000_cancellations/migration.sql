-- A payment that was told by an ISO 20022 message, by what it is known between banks: a request to cancel it repeats that.
CREATE TABLE payment_message (
  id                uuid PRIMARY KEY,        -- of the signal
  references_sealed bytea NOT NULL,
  key_version       smallint NOT NULL,
  received_at       timestamptz NOT NULL
);

-- A stop that the payer's bank, too, asks the payee's bank for, by camt.056: it is no police message (docs/iso20022.md).
-- The answer is the stop's own; here is only what the payer's bank has done.
CREATE TABLE cancellation_request (
  id              uuid PRIMARY KEY REFERENCES bank_request,
  stop_payment_id uuid NOT NULL REFERENCES stop_payment,
  payer_bank_id   uuid NOT NULL REFERENCES bank,
  details_sealed  bytea NOT NULL,            -- the payer's account, and the payment's references
  key_version     smallint NOT NULL,
  created_at      timestamptz NOT NULL,
  taken_at        timestamptz,               -- the payer's bank has got the file, first time
  taken_by        uuid REFERENCES app_user,
  pending_at      timestamptz,               -- the payee's bank has answered PDCR: it is looking into it
  CONSTRAINT cancellation_request_taken_by_somebody CHECK ((taken_at IS NULL) = (taken_by IS NULL))
);
CREATE INDEX ON cancellation_request (payer_bank_id, created_at);
CREATE INDEX ON cancellation_request (stop_payment_id);
