-- What the checking desk keeps: what is set aside, queries, the search log, dismissed suggestions, waived rules, and how
-- far an article has been accounted for.

ALTER TABLE articles ADD COLUMN profile TEXT NOT NULL DEFAULT 'house';
-- Coverage as JSON, worked out when it is asked for; NULL: to be worked out anew.
ALTER TABLE articles ADD COLUMN coverage TEXT;

ALTER TABLE claims ADD COLUMN status_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE claims ADD COLUMN checked TEXT NOT NULL DEFAULT '[]'; -- JSON array

-- The sentences of a version are cut once and kept, so that a later Tickmark with other rules does not undo a check.
-- cut_sentences() and sha256() come from sqlite.go.
ALTER TABLE versions ADD COLUMN sentences_hash TEXT NOT NULL DEFAULT '' REFERENCES blobs (hash) DEFERRABLE INITIALLY DEFERRED;
DROP TRIGGER versions_fixed;
INSERT OR IGNORE INTO blobs (hash, bytes)
SELECT sha256(sentences), sentences FROM (
  SELECT cut_sentences(t.bytes, coalesce(a.lang, '')) AS sentences
  FROM versions v JOIN blobs t ON t.hash = v.blocks_hash LEFT JOIN articles a ON a.id = v.article_id
);
UPDATE versions SET sentences_hash = (
  SELECT sha256(cut_sentences(t.bytes, coalesce((SELECT lang FROM articles a WHERE a.id = versions.article_id), '')))
  FROM blobs t WHERE t.hash = versions.blocks_hash
);
CREATE TRIGGER versions_fixed BEFORE UPDATE ON versions BEGIN
  SELECT raise(ABORT, 'a version never changes');
END;

CREATE TABLE asides (
  id         TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
  version_id TEXT NOT NULL REFERENCES versions (id) DEFERRABLE INITIALLY DEFERRED,
  start      INTEGER NOT NULL, -- code points
  stop       INTEGER NOT NULL,
  exact      TEXT NOT NULL,
  prefix     TEXT NOT NULL,
  suffix     TEXT NOT NULL,
  kind       TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX asides_by_article ON asides (article_id, start);
CREATE INDEX asides_by_version ON asides (version_id);

CREATE TABLE queries (
  id         TEXT PRIMARY KEY,
  claim_id   TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
  addressee  TEXT NOT NULL,
  question   TEXT NOT NULL,
  suggestion TEXT NOT NULL,
  answer     TEXT NOT NULL,
  asked_by   TEXT NOT NULL,
  asked_at   INTEGER NOT NULL,
  closed_at  INTEGER -- NULL: open
) STRICT;
CREATE INDEX queries_by_claim ON queries (claim_id);

CREATE TABLE searches (
  id         TEXT PRIMARY KEY,
  claim_id   TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
  place      TEXT NOT NULL,
  terms      TEXT NOT NULL,
  found      INTEGER NOT NULL, -- 0 or 1
  note       TEXT NOT NULL,
  searched_on TEXT NOT NULL,
  person     TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX searches_by_claim ON searches (claim_id);

-- Suggestions that somebody has looked at and does not want to see again, by their place.
CREATE TABLE dismissals (
  id         TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
  version_id TEXT NOT NULL REFERENCES versions (id) DEFERRABLE INITIALLY DEFERRED,
  start      INTEGER NOT NULL, -- code points
  stop       INTEGER NOT NULL
) STRICT;
CREATE INDEX dismissals_by_article ON dismissals (article_id);
CREATE INDEX dismissals_by_version ON dismissals (version_id);

CREATE TABLE waivers (
  id         TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
  rule       TEXT NOT NULL,
  reason     TEXT NOT NULL,
  findings   TEXT NOT NULL,
  person     TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (article_id, rule)
) STRICT;

-- Whatever coverage is worked out from makes it stale.
CREATE TRIGGER coverage_passage_added AFTER INSERT ON passages BEGIN
  UPDATE articles SET coverage = NULL WHERE coverage IS NOT NULL AND id = (SELECT article_id FROM claims WHERE id = new.claim_id);
END;
CREATE TRIGGER coverage_passage_removed AFTER DELETE ON passages BEGIN
  UPDATE articles SET coverage = NULL WHERE coverage IS NOT NULL AND id = (SELECT article_id FROM claims WHERE id = old.claim_id);
END;
CREATE TRIGGER coverage_passage_changed AFTER UPDATE ON passages BEGIN
  UPDATE articles SET coverage = NULL WHERE coverage IS NOT NULL
  AND id IN (SELECT article_id FROM claims WHERE id IN (old.claim_id, new.claim_id));
END;
CREATE TRIGGER coverage_claim_added AFTER INSERT ON claims BEGIN
  UPDATE articles SET coverage = NULL WHERE coverage IS NOT NULL AND id = new.article_id;
END;
CREATE TRIGGER coverage_claim_removed AFTER DELETE ON claims BEGIN
  UPDATE articles SET coverage = NULL WHERE coverage IS NOT NULL AND id = old.article_id;
END;
CREATE TRIGGER coverage_claim_changed AFTER UPDATE OF status ON claims WHEN old.status <> new.status BEGIN
  UPDATE articles SET coverage = NULL WHERE coverage IS NOT NULL AND id = new.article_id;
END;
CREATE TRIGGER coverage_aside_added AFTER INSERT ON asides BEGIN
  UPDATE articles SET coverage = NULL WHERE coverage IS NOT NULL AND id = new.article_id;
END;
CREATE TRIGGER coverage_aside_removed AFTER DELETE ON asides BEGIN
  UPDATE articles SET coverage = NULL WHERE coverage IS NOT NULL AND id = old.article_id;
END;
CREATE TRIGGER coverage_aside_changed AFTER UPDATE ON asides BEGIN
  UPDATE articles SET coverage = NULL WHERE coverage IS NOT NULL AND id = new.article_id;
END;
CREATE TRIGGER coverage_article_changed AFTER UPDATE OF version_id, lang ON articles
WHEN (old.version_id, old.lang) <> (new.version_id, new.lang) BEGIN
  UPDATE articles SET coverage = NULL WHERE n = new.n AND coverage IS NOT NULL;
END;
