-- Times are milliseconds since 1970 in UTC. Foreign keys are checked at the end of a transaction, so that records can be
-- written and restored in any order.

-- Immutable bytes by their SHA-256: originals, and the blocks of versions as JSON. Never updated, never deleted.
CREATE TABLE blobs (
  hash  TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE articles (
  n            INTEGER PRIMARY KEY, -- what the search index calls the article
  id           TEXT NOT NULL UNIQUE,
  kind         TEXT NOT NULL,
  title        TEXT NOT NULL,
  byline       TEXT NOT NULL,
  publisher    TEXT NOT NULL,
  url          TEXT NOT NULL,
  lang         TEXT NOT NULL,
  published_on TEXT NOT NULL,
  note         TEXT NOT NULL,
  version_id   TEXT NOT NULL REFERENCES versions (id) DEFERRABLE INITIALLY DEFERRED,
  created_at   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  worked_at    INTEGER NOT NULL DEFAULT 0 -- when something was last done in it, kept by triggers
) STRICT;
CREATE INDEX articles_by_work ON articles (worked_at, id);
CREATE INDEX articles_by_creation ON articles (created_at, id);
CREATE INDEX articles_by_title ON articles (title COLLATE NOCASE, id);
CREATE INDEX articles_by_version ON articles (version_id);

CREATE TABLE versions (
  id            TEXT PRIMARY KEY,
  article_id    TEXT NOT NULL REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
  seq           INTEGER NOT NULL,
  blocks_hash   TEXT NOT NULL REFERENCES blobs (hash) DEFERRABLE INITIALLY DEFERRED,
  text_hash     TEXT NOT NULL,
  words         INTEGER NOT NULL,
  original_hash TEXT REFERENCES blobs (hash) DEFERRABLE INITIALLY DEFERRED, -- NULL: the original was not kept
  original_name TEXT NOT NULL,
  format        TEXT NOT NULL,
  captured_at   INTEGER NOT NULL,
  UNIQUE (article_id, seq)
) STRICT;
CREATE INDEX versions_by_text ON versions (text_hash);

CREATE TABLE claims (
  id            TEXT PRIMARY KEY,
  article_id    TEXT NOT NULL REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
  wording       TEXT NOT NULL,
  claimant      TEXT NOT NULL,
  claimant_role TEXT NOT NULL,
  said_on       TEXT NOT NULL,
  kind          TEXT NOT NULL,
  priority      TEXT NOT NULL,
  status        TEXT NOT NULL,
  tags          TEXT NOT NULL, -- JSON array
  note          TEXT NOT NULL,
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX claims_by_article ON claims (article_id, status);

CREATE TABLE passages (
  id         TEXT PRIMARY KEY,
  claim_id   TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
  version_id TEXT NOT NULL REFERENCES versions (id) DEFERRABLE INITIALLY DEFERRED,
  start      INTEGER NOT NULL, -- code points
  stop       INTEGER NOT NULL,
  exact      TEXT NOT NULL,
  prefix     TEXT NOT NULL,
  suffix     TEXT NOT NULL
) STRICT;
CREATE INDEX passages_by_claim ON passages (claim_id);
CREATE INDEX passages_by_version ON passages (version_id);

CREATE TABLE scales (
  id         TEXT PRIMARY KEY, -- of this version of the scale
  scale_id   TEXT NOT NULL,
  version    INTEGER NOT NULL,
  name       TEXT NOT NULL,
  levels     TEXT NOT NULL, -- JSON array
  created_at INTEGER NOT NULL,
  retired_at INTEGER -- NULL: offered for new verdicts, if it is the newest version
) STRICT;
-- Not unique: two libraries may each have made a version 2, and meet.
CREATE INDEX scales_by_version ON scales (scale_id, version, id);

CREATE TABLE verdicts (
  id               TEXT PRIMARY KEY,
  claim_id         TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
  scale_version_id TEXT NOT NULL REFERENCES scales (id) DEFERRABLE INITIALLY DEFERRED,
  level            TEXT NOT NULL,
  explanation      TEXT NOT NULL,
  given_by         TEXT NOT NULL,
  given_at         INTEGER NOT NULL,
  updated_at       INTEGER NOT NULL,
  replaced_at      INTEGER -- NULL: in force
) STRICT;
CREATE INDEX verdicts_by_claim ON verdicts (claim_id);
CREATE UNIQUE INDEX verdicts_in_force ON verdicts (claim_id) WHERE replaced_at IS NULL;
CREATE INDEX verdicts_by_scale ON verdicts (scale_version_id);

CREATE TABLE sources (
  n          INTEGER PRIMARY KEY, -- what the search index calls the source
  id         TEXT NOT NULL UNIQUE,
  title      TEXT NOT NULL,
  author     TEXT NOT NULL,
  publisher  TEXT NOT NULL,
  issued     TEXT NOT NULL,
  url        TEXT NOT NULL,
  class      TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  uses       INTEGER NOT NULL DEFAULT 0 -- pieces of evidence that cite it, kept by triggers
) STRICT;
CREATE INDEX sources_by_title ON sources (title, url);
CREATE INDEX sources_by_use ON sources (uses, created_at, id);

CREATE TABLE evidence (
  id           TEXT PRIMARY KEY,
  claim_id     TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
  source_id    TEXT NOT NULL REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
  stance       TEXT NOT NULL,
  locator_kind TEXT NOT NULL,
  locator      TEXT NOT NULL,
  quote        TEXT NOT NULL,
  limits       TEXT NOT NULL,
  accessed_on  TEXT NOT NULL,
  archive_url  TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_by_claim ON evidence (claim_id);
CREATE INDEX evidence_by_source ON evidence (source_id);

CREATE TRIGGER evidence_added AFTER INSERT ON evidence BEGIN
  UPDATE sources SET uses = uses + 1 WHERE id = new.source_id;
END;
CREATE TRIGGER evidence_removed AFTER DELETE ON evidence BEGIN
  UPDATE sources SET uses = uses - 1 WHERE id = old.source_id;
END;
CREATE TRIGGER evidence_moved AFTER UPDATE OF source_id ON evidence BEGIN
  UPDATE sources SET uses = uses - 1 WHERE id = old.source_id;
  UPDATE sources SET uses = uses + 1 WHERE id = new.source_id;
END;

CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- What was done, and what it did to each record. Records are rows as JSON objects, column by column.
CREATE TABLE actions (
  n          INTEGER PRIMARY KEY, -- in the order of doing
  id         TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL, -- do, undo or redo
  label      TEXT NOT NULL,
  article_id TEXT NOT NULL, -- no reference: the history outlives the article
  person     TEXT NOT NULL,
  at         INTEGER NOT NULL,
  state      TEXT CHECK (state IN ('done', 'undone', 'dropped')) -- NULL: not to be undone or redone
) STRICT;
CREATE INDEX actions_by_article ON actions (article_id, n);
CREATE INDEX actions_by_state ON actions (article_id, state, n) WHERE state IS NOT NULL;

CREATE TABLE changes (
  n         INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  action_id TEXT NOT NULL REFERENCES actions (id),
  at        INTEGER NOT NULL,
  record    TEXT NOT NULL,
  record_id TEXT NOT NULL,
  before    TEXT, -- NULL: the record was made
  after     TEXT  -- NULL: the record was deleted
) STRICT;
CREATE INDEX changes_by_action ON changes (action_id, n);
CREATE INDEX changes_by_record ON changes (record_id, n);

-- An article that comes back by undo is as recent as its history.
CREATE TRIGGER articles_begun AFTER INSERT ON articles BEGIN
  UPDATE articles SET worked_at = max(new.updated_at, coalesce((SELECT max(at) FROM actions WHERE article_id = new.id), 0))
  WHERE n = new.n;
END;
CREATE TRIGGER articles_worked AFTER INSERT ON actions WHEN new.article_id <> '' BEGIN
  UPDATE articles SET worked_at = new.at WHERE id = new.article_id;
END;

-- The search index of the articles: title, byline, publisher and the text of the current version. It stores no text but
-- reads it from this view. searchable() and block_text() come from search.go.
CREATE VIEW article_words (n, title, byline, publisher, text) AS
SELECT a.n, searchable(a.title), searchable(a.byline), searchable(a.publisher), searchable(block_text(t.bytes))
FROM articles a LEFT JOIN versions v ON v.id = a.version_id LEFT JOIN blobs t ON t.hash = v.blocks_hash;

CREATE VIRTUAL TABLE articles_fts USING fts5 (
  title, byline, publisher, text,
  prefix = '2 3', content = 'article_words', content_rowid = 'n',
  tokenize = "porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

-- The index must be told the old words before they go, and the new ones once they are there.
CREATE TRIGGER articles_inserted AFTER INSERT ON articles BEGIN
  INSERT INTO articles_fts (rowid, title, byline, publisher, text) SELECT * FROM article_words WHERE n = new.n;
END;
CREATE TRIGGER articles_deleted BEFORE DELETE ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, byline, publisher, text) SELECT 'delete', * FROM article_words WHERE n = old.n;
END;
CREATE TRIGGER articles_changing BEFORE UPDATE OF title, byline, publisher, version_id ON articles
WHEN (old.title, old.byline, old.publisher, old.version_id) <> (new.title, new.byline, new.publisher, new.version_id) BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, byline, publisher, text) SELECT 'delete', * FROM article_words WHERE n = old.n;
END;
CREATE TRIGGER articles_changed AFTER UPDATE OF title, byline, publisher, version_id ON articles
WHEN (old.title, old.byline, old.publisher, old.version_id) <> (new.title, new.byline, new.publisher, new.version_id) BEGIN
  INSERT INTO articles_fts (rowid, title, byline, publisher, text) SELECT * FROM article_words WHERE n = new.n;
END;

-- An article and its version come and go in one transaction, but one of them first.
CREATE TRIGGER versions_inserting BEFORE INSERT ON versions BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, byline, publisher, text)
  SELECT 'delete', w.* FROM articles a JOIN article_words w ON w.n = a.n WHERE a.version_id = new.id;
END;
CREATE TRIGGER versions_inserted AFTER INSERT ON versions BEGIN
  INSERT INTO articles_fts (rowid, title, byline, publisher, text)
  SELECT w.* FROM articles a JOIN article_words w ON w.n = a.n WHERE a.version_id = new.id;
END;
CREATE TRIGGER versions_deleting BEFORE DELETE ON versions BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, byline, publisher, text)
  SELECT 'delete', w.* FROM articles a JOIN article_words w ON w.n = a.n WHERE a.version_id = old.id;
END;
CREATE TRIGGER versions_deleted AFTER DELETE ON versions BEGIN
  INSERT INTO articles_fts (rowid, title, byline, publisher, text)
  SELECT w.* FROM articles a JOIN article_words w ON w.n = a.n WHERE a.version_id = old.id;
END;
CREATE TRIGGER versions_fixed BEFORE UPDATE ON versions BEGIN
  SELECT raise(ABORT, 'a version never changes');
END;

-- The search index of the sources.
CREATE VIEW source_words (n, title, author, publisher, url) AS
SELECT n, searchable(title), searchable(author), searchable(publisher), url FROM sources;

CREATE VIRTUAL TABLE sources_fts USING fts5 (
  title, author, publisher, url,
  content = 'source_words', content_rowid = 'n',
  tokenize = "porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

CREATE TRIGGER sources_inserted AFTER INSERT ON sources BEGIN
  INSERT INTO sources_fts (rowid, title, author, publisher, url) SELECT * FROM source_words WHERE n = new.n;
END;
CREATE TRIGGER sources_deleted BEFORE DELETE ON sources BEGIN
  INSERT INTO sources_fts (sources_fts, rowid, title, author, publisher, url) SELECT 'delete', * FROM source_words WHERE n = old.n;
END;
CREATE TRIGGER sources_changing BEFORE UPDATE OF title, author, publisher, url ON sources
WHEN (old.title, old.author, old.publisher, old.url) <> (new.title, new.author, new.publisher, new.url) BEGIN
  INSERT INTO sources_fts (sources_fts, rowid, title, author, publisher, url) SELECT 'delete', * FROM source_words WHERE n = old.n;
END;
CREATE TRIGGER sources_changed AFTER UPDATE OF title, author, publisher, url ON sources
WHEN (old.title, old.author, old.publisher, old.url) <> (new.title, new.author, new.publisher, new.url) BEGIN
  INSERT INTO sources_fts (rowid, title, author, publisher, url) SELECT * FROM source_words WHERE n = new.n;
END;
