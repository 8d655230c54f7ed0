-- Copies of sources as they were seen, and the places in them that evidence was taken from.

-- The bytes of snapshots, in parts, so that memory does not grow with their size. Those of a hash are never updated and
-- never deleted; without one, somebody is still writing them, or did not come to the end.
CREATE TABLE contents (
  id   INTEGER PRIMARY KEY,
  hash TEXT UNIQUE, -- SHA-256
  size INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE parts (
  content INTEGER NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
  start   INTEGER NOT NULL, -- the first byte's place in the content
  bytes   BLOB NOT NULL,
  UNIQUE (content, start)
) STRICT;

CREATE TABLE snapshots (
  id          TEXT PRIMARY KEY,
  source_id   TEXT NOT NULL REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
  hash        TEXT NOT NULL, -- of a content, where there is no path
  size        INTEGER NOT NULL,
  media_type  TEXT NOT NULL,
  name        TEXT NOT NULL,
  url         TEXT NOT NULL,
  path        TEXT NOT NULL,
  captured_at INTEGER NOT NULL,
  pages       INTEGER NOT NULL,
  blocks_hash TEXT REFERENCES blobs (hash) DEFERRABLE INITIALLY DEFERRED -- NULL: it has no text
) STRICT;
CREATE INDEX snapshots_by_source ON snapshots (source_id, captured_at);
CREATE INDEX snapshots_by_hash ON snapshots (hash);

-- It may move to another source, where two turn out to be one.
CREATE TRIGGER snapshots_fixed BEFORE UPDATE ON snapshots
WHEN (old.id, old.hash, old.size, old.media_type, old.name, old.url, old.path, old.captured_at, old.pages, old.blocks_hash)
  IS NOT (new.id, new.hash, new.size, new.media_type, new.name, new.url, new.path, new.captured_at, new.pages, new.blocks_hash) BEGIN
  SELECT raise(ABORT, 'a snapshot never changes');
END;

-- What verification found wrong with bytes, by their SHA-256. It is no record: it says how the file is, not what was done.
CREATE TABLE damages (
  hash     TEXT PRIMARY KEY,
  fault    TEXT NOT NULL,
  found_at INTEGER NOT NULL
) STRICT;

ALTER TABLE evidence ADD COLUMN snapshot_id TEXT REFERENCES snapshots (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE evidence ADD COLUMN selector TEXT; -- JSON; NULL: no place in a snapshot
CREATE INDEX evidence_by_snapshot ON evidence (snapshot_id) WHERE snapshot_id IS NOT NULL;
