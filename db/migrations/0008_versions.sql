-- How the places of a check came from an earlier version of the text into this one, and which ones it does not have.

-- NULL: the words were marked in this version itself.
ALTER TABLE passages ADD COLUMN from_id TEXT REFERENCES passages (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE passages ADD COLUMN anchor TEXT NOT NULL DEFAULT '';
ALTER TABLE passages ADD COLUMN score REAL NOT NULL DEFAULT 0;
ALTER TABLE passages ADD COLUMN decision TEXT NOT NULL DEFAULT '';
ALTER TABLE passages ADD COLUMN decided_by TEXT NOT NULL DEFAULT '';
ALTER TABLE passages ADD COLUMN decided_at INTEGER; -- NULL: nobody has, or had to
CREATE INDEX passages_by_origin ON passages (from_id) WHERE from_id IS NOT NULL;

ALTER TABLE asides ADD COLUMN from_id TEXT REFERENCES asides (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE asides ADD COLUMN anchor TEXT NOT NULL DEFAULT '';
ALTER TABLE asides ADD COLUMN score REAL NOT NULL DEFAULT 0;
ALTER TABLE asides ADD COLUMN decision TEXT NOT NULL DEFAULT '';
ALTER TABLE asides ADD COLUMN decided_by TEXT NOT NULL DEFAULT '';
ALTER TABLE asides ADD COLUMN decided_at INTEGER;
CREATE INDEX asides_by_origin ON asides (from_id) WHERE from_id IS NOT NULL;

-- What a claim that was reopened by a new version has its status back from.
ALTER TABLE claims ADD COLUMN status_before TEXT NOT NULL DEFAULT '';

-- Places of claims that a version does not have: words or a region of a picture of an earlier one.
CREATE TABLE losses (
  id         TEXT PRIMARY KEY,
  claim_id   TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
  version_id TEXT NOT NULL REFERENCES versions (id) DEFERRABLE INITIALLY DEFERRED,
  passage_id TEXT REFERENCES passages (id) DEFERRABLE INITIALLY DEFERRED,
  region_id  TEXT REFERENCES regions (id) DEFERRABLE INITIALLY DEFERRED,
  parked_by  TEXT NOT NULL,
  parked_at  INTEGER -- NULL: it waits for a decision
) STRICT;
CREATE INDEX losses_by_claim ON losses (claim_id);
CREATE INDEX losses_by_version ON losses (version_id);
CREATE INDEX losses_by_passage ON losses (passage_id) WHERE passage_id IS NOT NULL;
CREATE INDEX losses_by_region ON losses (region_id) WHERE region_id IS NOT NULL;

-- A claim counts only where it has a place, which may be a region of a picture.
CREATE TRIGGER coverage_region_added AFTER INSERT ON regions BEGIN
  UPDATE articles SET coverage = NULL WHERE coverage IS NOT NULL AND id = (SELECT article_id FROM claims WHERE id = new.claim_id);
END;
CREATE TRIGGER coverage_region_removed AFTER DELETE ON regions BEGIN
  UPDATE articles SET coverage = NULL WHERE coverage IS NOT NULL AND id = (SELECT article_id FROM claims WHERE id = old.claim_id);
END;
