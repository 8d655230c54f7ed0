-- What a newsroom keeps to itself: confidential sources.

ALTER TABLE sources ADD COLUMN confidential INTEGER NOT NULL DEFAULT 0; -- 0 or 1
ALTER TABLE sources ADD COLUMN alias TEXT NOT NULL DEFAULT ''; -- what a confidential source is called in print

-- The search index of the sources knows their aliases, too.
DROP TRIGGER sources_inserted;
DROP TRIGGER sources_deleted;
DROP TRIGGER sources_changing;
DROP TRIGGER sources_changed;
DROP TABLE sources_fts;
DROP VIEW source_words;

CREATE VIEW source_words (n, title, author, publisher, url, alias) AS
SELECT n, searchable(title), searchable(author), searchable(publisher), url, searchable(alias) FROM sources;

CREATE VIRTUAL TABLE sources_fts USING fts5 (
  title, author, publisher, url, alias,
  content = 'source_words', content_rowid = 'n',
  tokenize = "porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
INSERT INTO sources_fts (sources_fts) VALUES ('rebuild');

CREATE TRIGGER sources_inserted AFTER INSERT ON sources BEGIN
  INSERT INTO sources_fts (rowid, title, author, publisher, url, alias) SELECT * FROM source_words WHERE n = new.n;
END;
CREATE TRIGGER sources_deleted BEFORE DELETE ON sources BEGIN
  INSERT INTO sources_fts (sources_fts, rowid, title, author, publisher, url, alias) SELECT 'delete', * FROM source_words WHERE n = old.n;
END;
CREATE TRIGGER sources_changing BEFORE UPDATE OF title, author, publisher, url, alias ON sources
WHEN (old.title, old.author, old.publisher, old.url, old.alias) <> (new.title, new.author, new.publisher, new.url, new.alias) BEGIN
  INSERT INTO sources_fts (sources_fts, rowid, title, author, publisher, url, alias) SELECT 'delete', * FROM source_words WHERE n = old.n;
END;
CREATE TRIGGER sources_changed AFTER UPDATE OF title, author, publisher, url, alias ON sources
WHEN (old.title, old.author, old.publisher, old.url, old.alias) <> (new.title, new.author, new.publisher, new.url, new.alias) BEGIN
  INSERT INTO sources_fts (rowid, title, author, publisher, url, alias) SELECT * FROM source_words WHERE n = new.n;
END;
