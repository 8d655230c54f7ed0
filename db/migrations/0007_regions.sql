-- Regions of an article's pictures in which claims are made.
CREATE TABLE regions (
  id         TEXT PRIMARY KEY,
  claim_id   TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
  version_id TEXT NOT NULL REFERENCES versions (id) DEFERRABLE INITIALLY DEFERRED,
  start      INTEGER NOT NULL, -- of the figure's block, in code points
  image      TEXT NOT NULL, -- SHA-256
  name       TEXT NOT NULL,
  x          REAL NOT NULL, -- in percent of the picture's width and height
  y          REAL NOT NULL,
  w          REAL NOT NULL,
  h          REAL NOT NULL
) STRICT;
CREATE INDEX regions_by_claim ON regions (claim_id);
CREATE INDEX regions_by_version ON regions (version_id);
