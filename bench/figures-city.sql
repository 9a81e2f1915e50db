-- A city's history for the figures: warnings with what followed them, invented by dice. Settings: city.now, city.days,
-- city.warnings. Nothing here tells of anybody; sealed columns hold a byte. Constraint triggers are left out while it is
-- written (session_replication_role), so the sums are made to balance here.
SET session_replication_role = replica;
SELECT setseed(0.4);

INSERT INTO app_user (id, username, display_name, password_hash, role, station_id, created_at)
SELECT gen_random_uuid(), 'city-' || s.code || '-' || n, '民警' || n, '-', 'officer', s.id, current_setting('city.now')::timestamptz
  FROM station s CROSS JOIN generate_series(1, 4) n ON CONFLICT DO NOTHING;
INSERT INTO officer (user_id, badge, station_id, is_on_duty, lon, lat, position_at, updated_at)
SELECT u.id, u.username, s.id, d.on_duty, CASE WHEN d.on_duty THEN s.lon + (random() - 0.5) * 0.03 END, CASE WHEN d.on_duty THEN s.lat + (random() - 0.5) * 0.03 END,
       CASE WHEN d.on_duty THEN current_setting('city.now')::timestamptz - random() * interval '25 minutes' END, current_setting('city.now')::timestamptz
  FROM app_user u JOIN station s ON s.id = u.station_id CROSS JOIN LATERAL (SELECT random() < 0.35 AND u.id IS NOT NULL AS on_duty) d
 WHERE u.username LIKE 'city-%' ON CONFLICT DO NOTHING;

CREATE TEMP TABLE place AS
  SELECT t.code, t.district_code, s.id AS station_id, sum(t.weight) OVER (ORDER BY t.code) / sum(t.weight) OVER () AS upto
    FROM (SELECT *, power(random(), 2) + CASE WHEN district_code IN ('330602', '330603') THEN 0.5 ELSE 0.05 END AS weight FROM town) t
    JOIN station s ON s.town_code = t.code;

CREATE TEMP TABLE told AS
  SELECT gen_random_uuid() AS id, gen_random_uuid() AS party_id, gen_random_uuid() AS task_id, gen_random_uuid() AS stop_id,
         current_setting('city.now')::timestamptz - power(d.age, 1.25) * make_interval(secs => current_setting('city.days')::int * 86400) AS opened_at,
         d.*, (ARRAY['other-fraud.rebate', 'customer-service', 'leader-acquaintance.boss', 'authority', 'loan-credit', 'other-fraud.investment'])[1 + floor(power(d.kind, 1.4) * 6)::int] AS typology,
         CASE WHEN d.grave < 0.12 THEN 'critical' WHEN d.grave < 0.5 THEN 'high' WHEN d.grave < 0.97 THEN 'medium' ELSE 'low' END AS level,
         (20000 + floor(power(d.money, 4) * 800000))::bigint * 100 AS fen,
         p.code AS town_code, p.district_code, p.station_id
    FROM (SELECT n,
                 -- Some of them in the last three hours, so that there is something going on.
                 CASE WHEN n % 60 = 0 THEN power(random() / 8 / current_setting('city.days')::int, 0.8) ELSE random() END AS age, random() AS kind, random() AS grave, random() AS money, random() AS fate, random() AS luck, random() AS pace,
                 random() AS paid, random() AS late, random() AS spot FROM generate_series(1, current_setting('city.warnings')::int) n) d
    CROSS JOIN LATERAL (SELECT * FROM place WHERE upto >= d.spot ORDER BY upto LIMIT 1) p;

-- Minutes of each step; null: it did not come to that.
CREATE TEMP TABLE paced AS
  SELECT t.*, opened_at > current_setting('city.now')::timestamptz - interval '100 minutes' AS is_live,
         0.5 + 6 * power(pace, 3) AS acknowledged, 1 + 9 * power(pace, 2) AS called, luck < 0.42 AS is_answered,
         CASE WHEN fate < 0.86 THEN 2 + 12 * power(pace, 2) END AS dispatched, fate < 0.52 AS is_confirmed, fate >= 0.9 AS is_expired
    FROM told t;
ALTER TABLE paced ADD arrived double precision, ADD met double precision, ADD confirmed double precision, ADD held double precision;
UPDATE paced SET arrived = dispatched + 5 + 40 * power(late, 2);
UPDATE paced SET met = arrived + 1 + 8 * pace;
UPDATE paced SET confirmed = met + 4 WHERE is_confirmed;
UPDATE paced SET held = confirmed + 3 + 70 * power(luck, 2) WHERE is_confirmed AND paid < 0.5 AND luck < 0.7;
-- What has not happened yet has not happened.
CREATE TEMP TABLE city AS
  SELECT p.*, (SELECT extract(epoch FROM current_setting('city.now')::timestamptz - p.opened_at) / 60) AS age_minutes FROM paced p;
UPDATE city SET dispatched = CASE WHEN dispatched < age_minutes THEN dispatched END, arrived = CASE WHEN arrived < age_minutes THEN arrived END,
                met = CASE WHEN met < age_minutes THEN met END, confirmed = CASE WHEN confirmed < age_minutes THEN confirmed END,
                held = CASE WHEN held < age_minutes THEN held END;
ALTER TABLE city ADD closed double precision, ADD state text;
UPDATE city SET closed = CASE WHEN confirmed IS NOT NULL THEN confirmed WHEN NOT is_confirmed AND NOT is_expired AND met + 5 < age_minutes THEN met + 5
                              WHEN is_expired AND age_minutes > 5760 THEN 5760 WHEN age_minutes > 7000 THEN 7000 END;
UPDATE city SET state = CASE WHEN confirmed IS NOT NULL THEN 'confirmed' WHEN closed IS NOT NULL THEN CASE WHEN is_expired OR met IS NULL THEN 'expired' ELSE 'dismissed' END
                             WHEN dispatched IS NOT NULL THEN 'dispatched' WHEN acknowledged < age_minutes THEN 'acknowledged' ELSE 'open' END;
ANALYZE city;

INSERT INTO party (id, kind, district_code, created_at, updated_at) SELECT party_id, 'person', district_code, opened_at, opened_at FROM city;
INSERT INTO warning (id, number, state, party_id, level, score, typology, at_risk_fen, first_signal_id, district_code, town_code, placed_at, opened_at, acknowledge_by, acknowledged_at, dispatched_at, closed_at, closed_reason, updated_at)
SELECT id, 'YJ' || to_char(opened_at AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD') || '-9' || lpad(n::text, 6, '0'), state, party_id, level, 0.9, typology, fen, gen_random_uuid(), district_code, town_code,
       opened_at, opened_at, opened_at + interval '5 minutes', CASE WHEN state <> 'open' THEN opened_at + make_interval(secs => acknowledged * 60) END,
       opened_at + make_interval(secs => dispatched * 60), opened_at + make_interval(secs => closed * 60), CASE WHEN closed IS NOT NULL THEN 'visit' END, opened_at
  FROM city;

INSERT INTO transition (machine, subject_id, warning_id, event, from_state, to_state, reason, actor_kind, district_code, station_id, at)
SELECT s.machine, CASE s.machine WHEN 'task' THEN task_id WHEN 'stop' THEN stop_id ELSE id END, id, s.event, s.from_state, s.to_state, s.reason, 'system', district_code,
       CASE WHEN s.machine = 'task' THEN station_id END, opened_at + make_interval(secs => s.minutes * 60)
  FROM city CROSS JOIN LATERAL (VALUES
    ('warning', 'open', NULL, 'open', NULL, 0), ('warning', 'acknowledge', 'open', 'acknowledged', NULL, CASE WHEN acknowledged < age_minutes THEN acknowledged END),
    ('warning', 'call', 'acknowledged', 'acknowledged', CASE WHEN is_answered THEN 'reached' WHEN luck < 0.7 THEN 'no_answer' ELSE 'busy' END, CASE WHEN called < age_minutes THEN called END),
    ('warning', 'dispatch', 'acknowledged', 'dispatched', NULL, dispatched), ('task', 'queue', NULL, 'queued', NULL, dispatched), ('task', 'assign', 'queued', 'assigned', NULL, dispatched),
    ('task', 'lapse', 'assigned', 'returned', NULL, CASE WHEN late > 0.97 THEN dispatched + 5 END),
    ('task', 'accept', 'assigned', 'accepted', NULL, CASE WHEN arrived IS NOT NULL OR dispatched + 2 < age_minutes THEN dispatched + 2 END), ('task', 'arrive', 'accepted', 'arrived', NULL, arrived),
    ('task', 'report', 'arrived', 'reported', NULL, met), ('warning', 'confirm', 'dispatched', 'confirmed', NULL, confirmed),
    ('warning', 'dismiss', 'dispatched', 'dismissed', NULL, CASE WHEN state = 'dismissed' THEN closed END), ('warning', 'expire', 'dispatched', 'expired', NULL, CASE WHEN state = 'expired' THEN closed END),
    ('stop', 'draft', NULL, 'drafted', NULL, held - 3), ('stop', 'approve', 'drafted', 'approved', NULL, held - 2), ('stop', 'submit', 'approved', 'submitted', NULL, held - 1.5), ('stop', 'hold', 'submitted', 'held', NULL, held)
  ) AS s(machine, event, from_state, to_state, reason, minutes)
 WHERE s.minutes IS NOT NULL ORDER BY opened_at + make_interval(secs => s.minutes * 60);

-- Who is out now has one task; the officer of a live task is one of the station who has none.
CREATE TEMP TABLE taken AS
  SELECT c.id, o.user_id FROM (SELECT *, row_number() OVER (PARTITION BY station_id ORDER BY n) AS rank FROM city WHERE dispatched IS NOT NULL AND met IS NULL AND closed IS NULL) c
    JOIN (SELECT user_id, station_id, row_number() OVER (PARTITION BY station_id ORDER BY is_on_duty DESC, badge) AS rank FROM officer) o USING (station_id, rank);
INSERT INTO task (id, number, warning_id, kind, state, level, station_id, officer_id, round, queued_at, assigned_at, accept_by, accepted_at, arrive_by, arrived_at, report_by, reported_at, follow_up_by, followed_up_at, updated_at)
SELECT c.task_id, 'HC-9' || lpad(c.n::text, 6, '0') || '-1', c.id, 'first_visit',
       CASE WHEN c.met IS NOT NULL THEN CASE WHEN (c.luck < 0.97 AND c.age_minutes > 1300 OR c.age_minutes > 4000) OR c.state <> 'confirmed' THEN 'followed_up' ELSE 'reported' END WHEN c.closed IS NOT NULL THEN 'expired' WHEN t.user_id IS NULL THEN 'assigned'
            WHEN c.arrived IS NOT NULL THEN 'arrived' ELSE 'accepted' END,
       c.level, c.station_id, t.user_id, 1, m.at, m.at, m.at + interval '5 minutes', CASE WHEN t.user_id IS NOT NULL OR c.arrived IS NOT NULL THEN m.at + interval '2 minutes' END, m.at + interval '32 minutes',
       c.opened_at + make_interval(secs => c.arrived * 60), c.opened_at + make_interval(secs => c.arrived * 60) + interval '60 minutes',
       c.opened_at + make_interval(secs => c.met * 60), c.opened_at + make_interval(secs => c.met * 60) + interval '24 hours', NULL, c.opened_at + make_interval(secs => coalesce(c.closed, c.met, c.dispatched) * 60)
  FROM city c CROSS JOIN LATERAL (SELECT c.opened_at + make_interval(secs => c.dispatched * 60) AS at) m LEFT JOIN taken t USING (id) WHERE c.dispatched IS NOT NULL;

INSERT INTO visit (id, task_id, warning_id, officer_id, visited_at, finding, attitude, checks, questions, told, paid_fen, protected_fen, details_sealed, key_version, last_paid_at)
SELECT gen_random_uuid(), task_id, id, (SELECT user_id FROM officer o WHERE o.station_id = city.station_id LIMIT 1), opened_at + make_interval(secs => met * 60), CASE WHEN is_confirmed THEN 'fraud' ELSE 'not_fraud' END, 'believes', '{}', '{}', '{}', 0, 0, '\x00', 1,
       CASE WHEN is_confirmed AND paid < 0.5 THEN opened_at + make_interval(secs => CASE WHEN paid < 0.05 THEN met + 20 ELSE -30 * pace END * 60) END
  FROM city WHERE met IS NOT NULL;

INSERT INTO ledger_account (id, warning_id, name) SELECT gen_random_uuid(), id, name FROM city, unnest(ARRAY['outside', 'at_risk', 'protected', 'paid_out', 'stopped', 'frozen', 'returned', 'lost']) name;
CREATE TEMP TABLE line AS
  SELECT c.id, l.source, l.target, l.fen, c.opened_at + make_interval(secs => l.minutes * 60) AS at FROM city c CROSS JOIN LATERAL (VALUES
    ('outside', 'at_risk', c.fen, 0::double precision), ('at_risk', 'protected', c.fen, CASE WHEN c.confirmed IS NOT NULL AND c.paid >= 0.5 THEN c.confirmed END),
    ('at_risk', 'paid_out', c.fen / 2, CASE WHEN c.confirmed IS NOT NULL AND c.paid < 0.5 THEN c.confirmed END), ('at_risk', 'protected', c.fen - c.fen / 2, CASE WHEN c.confirmed IS NOT NULL AND c.paid < 0.5 THEN c.confirmed END),
    ('paid_out', 'stopped', c.fen / 3, c.held), ('stopped', 'frozen', c.fen / 4, CASE WHEN c.luck < 0.5 THEN c.held + 1300 END), ('frozen', 'returned', c.fen / 5, CASE WHEN c.luck < 0.2 THEN c.held + 30000 END),
    ('paid_out', 'lost', c.fen / 12, CASE WHEN c.confirmed IS NOT NULL AND c.paid < 0.5 AND c.pace > 0.6 THEN c.confirmed + 43200 END)
  ) AS l(source, target, fen, minutes) WHERE l.minutes < c.age_minutes;
INSERT INTO ledger_transfer (id, warning_id, kind, from_id, to_id, amount_fen, cause, posted_at)
SELECT gen_random_uuid(), l.id, 'posted', s.id, t.id, l.fen, 'city', l.at FROM line l
  JOIN ledger_account s ON s.warning_id = l.id AND s.name = l.source JOIN ledger_account t ON t.warning_id = l.id AND t.name = l.target ORDER BY l.at;
UPDATE ledger_account a SET posted_in_fen = coalesce(b.paid_in, 0), posted_out_fen = coalesce(b.paid_out, 0)
  FROM (SELECT id, sum(paid_in) AS paid_in, sum(paid_out) AS paid_out FROM (SELECT to_id AS id, amount_fen AS paid_in, 0 AS paid_out FROM ledger_transfer UNION ALL SELECT from_id, 0, amount_fen FROM ledger_transfer) legs GROUP BY id) b WHERE b.id = a.id;

-- A third of those who paid also report it; some whom nobody had warned.
CREATE TEMP TABLE reported AS
  SELECT gen_random_uuid() AS signal_id, id, party_id, fen, opened_at + make_interval(secs => greatest(confirmed - 6, 0) * 60) AS at FROM city WHERE confirmed IS NOT NULL AND paid < 0.5 AND pace < 0.4
   UNION ALL SELECT gen_random_uuid(), id, party_id, fen, opened_at FROM city WHERE confirmed IS NOT NULL AND pace > 0.93;
INSERT INTO signal (id, received_at, occurred_at, source, source_ref, type, party_id, amount_fen, payload_sealed, key_version)
SELECT signal_id, at, at, '110', signal_id::text, 'report', party_id, fen, '\x00', 1 FROM reported;
INSERT INTO warning_signal (warning_id, signal_id, level, score, joined_at) SELECT id, signal_id, 'high', 0.9, at FROM reported;

INSERT INTO campaign (id, number, state, typology, created_at, updated_at)
SELECT gen_random_uuid(), 'CB-9' || n, 'open', t, current_setting('city.now')::timestamptz - n * interval '7 hours', current_setting('city.now')::timestamptz - n * interval '1 hour'
  FROM unnest(ARRAY['customer-service', 'authority', 'leader-acquaintance.boss', 'other-fraud.rebate', 'loan-credit']) WITH ORDINALITY AS c(t, n);
INSERT INTO campaign_warning (warning_id, campaign_id, joined_at)
SELECT w.id, c.id, w.opened_at FROM (SELECT *, row_number() OVER (ORDER BY opened_at DESC) AS rank FROM city) w
  JOIN (SELECT *, row_number() OVER (ORDER BY number) AS rank FROM campaign WHERE number LIKE 'CB-9%') c ON c.rank = CASE WHEN w.rank <= 60 THEN 1 + floor(power(w.luck, 2) * 5) END;

SET session_replication_role = DEFAULT;
ANALYZE;
