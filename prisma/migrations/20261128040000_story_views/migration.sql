-- How often a story was read, by the day of the city: a number, and nothing of who read it. A withdrawn story keeps its own.
CREATE TABLE story_view (
  story_id uuid NOT NULL REFERENCES story,
  day      date NOT NULL,
  views    integer NOT NULL CHECK (views > 0),
  PRIMARY KEY (story_id, day)
);

-- The public page asks by typology.
CREATE INDEX story_released_typology ON story ((facts->>'typology'), released_at) WHERE state = 'released';
