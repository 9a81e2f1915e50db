-- Who has paid an account before: many honest payers make it nobody's in particular, and no campaign. Written on the hot path by
-- every payment, so nothing more is in it than the look-up needs.
CREATE INDEX signal_payee ON signal (payee_id, occurred_at) WHERE payee_id IS NOT NULL;
