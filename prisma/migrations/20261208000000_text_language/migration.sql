-- In which language a user is texted: what the person at the other end reads at a glance.

ALTER TABLE app_user ADD COLUMN text_language text NOT NULL DEFAULT 'zh'
  CONSTRAINT app_user_text_language_check CHECK (text_language IN ('zh', 'en'));
