-- Many entries in one statement: their amounts are carried into the accounts together, and the books they touch are proved
-- together, when the statement ends. What is refused stays refused: overdrafts by the CHECK of the account, entries that do
-- not fit and balances that no entry explains by the functions below.

DROP TRIGGER ledger_transfer_apply ON ledger_transfer;
DROP FUNCTION apply_ledger_transfer();
DROP TRIGGER ledger_transfer_balanced ON ledger_transfer;
DROP TRIGGER ledger_account_balanced ON ledger_account;
DROP FUNCTION assert_ledger_balance();

-- Each account of these warnings equals the sum of its own entries; since an entry leaves one account of a warning and
-- enters another one, they then sum to zero. One pass and no join: however many warnings, the plan cannot go wrong.
CREATE FUNCTION assert_ledgers_balance(of_warnings uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE wrong uuid;
BEGIN
  WITH line AS MATERIALIZED (
    SELECT t.warning_id, t.from_id, t.to_id,
           CASE WHEN t.kind IN ('posted', 'post') THEN t.amount_fen ELSE 0 END AS posted,
           CASE WHEN t.kind = 'pending' AND NOT EXISTS (SELECT FROM ledger_transfer r WHERE r.pending_id = t.id)
                THEN t.amount_fen ELSE 0 END AS pending
      FROM ledger_transfer t WHERE t.warning_id = ANY(of_warnings)
  ), amount AS (
    SELECT warning_id, id AS account_id, posted_in_fen AS posted_in, posted_out_fen AS posted_out,
           pending_in_fen AS pending_in, pending_out_fen AS pending_out
      FROM ledger_account WHERE warning_id = ANY(of_warnings)
    UNION ALL SELECT warning_id, from_id, 0, -posted, 0, -pending FROM line
    UNION ALL SELECT warning_id, to_id, -posted, 0, -pending, 0 FROM line
  )
  SELECT warning_id INTO wrong FROM amount GROUP BY warning_id, account_id
  HAVING sum(posted_in) <> 0 OR sum(posted_out) <> 0 OR sum(pending_in) <> 0 OR sum(pending_out) <> 0
   LIMIT 1;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'ledger of warning % does not balance', wrong USING ERRCODE = 'integrity_constraint_violation';
  END IF;
END $$;

-- Applies entries to their accounts; a balance is never written by anything else.
CREATE FUNCTION apply_ledger_transfers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wanted integer; touched integer;
BEGIN
  PERFORM FROM inserted t
   WHERE t.pending_id IS NOT NULL
     AND NOT EXISTS (SELECT FROM ledger_transfer p WHERE p.id = t.pending_id AND p.kind = 'pending' AND p.warning_id = t.warning_id
                        AND p.from_id = t.from_id AND p.to_id = t.to_id AND p.amount_fen >= t.amount_fen);
  IF FOUND THEN RAISE EXCEPTION 'does not resolve that pending transfer' USING ERRCODE = 'integrity_constraint_violation'; END IF;

  WITH line AS (
    SELECT t.warning_id, t.from_id, t.to_id,
           CASE WHEN t.kind = 'pending' THEN 0 ELSE t.amount_fen END AS posted,
           CASE WHEN t.kind = 'pending' THEN t.amount_fen WHEN t.kind = 'posted' THEN 0
                ELSE -(SELECT p.amount_fen FROM ledger_transfer p WHERE p.id = t.pending_id) END AS pending
      FROM inserted t
  ), side AS (
    SELECT warning_id, from_id AS account_id, 0 AS posted_in, posted AS posted_out, 0 AS pending_in, pending AS pending_out FROM line
    UNION ALL
    SELECT warning_id, to_id, posted, 0, pending, 0 FROM line
  ), delta AS (
    SELECT warning_id, account_id, sum(posted_in) AS posted_in, sum(posted_out) AS posted_out,
           sum(pending_in) AS pending_in, sum(pending_out) AS pending_out
      FROM side GROUP BY warning_id, account_id
  ), moved AS (
    UPDATE ledger_account a
       SET posted_in_fen = a.posted_in_fen + d.posted_in, posted_out_fen = a.posted_out_fen + d.posted_out,
           pending_in_fen = a.pending_in_fen + d.pending_in, pending_out_fen = a.pending_out_fen + d.pending_out
      FROM delta d WHERE a.id = d.account_id AND a.warning_id = d.warning_id
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM delta), (SELECT count(*) FROM moved) INTO wanted, touched;
  IF wanted <> touched THEN RAISE EXCEPTION 'account of another warning' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  PERFORM assert_ledgers_balance((SELECT array_agg(DISTINCT warning_id) FROM inserted));
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_transfer_apply AFTER INSERT ON ledger_transfer
  REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION apply_ledger_transfers();

-- For whoever writes a balance without an entry: proved at commit. The condition of a constraint trigger is judged when
-- the row is written; depth 0 is a statement of a client, deeper is the function above.
CREATE FUNCTION assert_ledger_account_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_ledgers_balance(ARRAY[NEW.warning_id]);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_account_balanced AFTER UPDATE ON ledger_account
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION assert_ledger_account_balance();
CREATE CONSTRAINT TRIGGER ledger_account_opened AFTER INSERT ON ledger_account
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.posted_in_fen <> 0 OR NEW.posted_out_fen <> 0 OR NEW.pending_in_fen <> 0 OR NEW.pending_out_fen <> 0)
  EXECUTE FUNCTION assert_ledger_account_balance();

-- Which account of which warning it is never changes: asked of the row that would change it, not of every balance.
DROP TRIGGER ledger_account_append_only ON ledger_account;
CREATE TRIGGER ledger_account_append_only BEFORE DELETE ON ledger_account
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_account_stays BEFORE UPDATE ON ledger_account
  FOR EACH ROW WHEN ((OLD.id, OLD.warning_id, OLD.name) IS DISTINCT FROM (NEW.id, NEW.warning_id, NEW.name))
  EXECUTE FUNCTION refuse_change();
