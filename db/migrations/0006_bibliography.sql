-- What a citation is made of, what interest a source has in the matter, and where it has from what it says.

ALTER TABLE sources ADD COLUMN type TEXT NOT NULL DEFAULT ''; -- of CSL; '': nobody has said
ALTER TABLE sources ADD COLUMN container_title TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN editor TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN volume TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN issue TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN page TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN edition TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN number TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN genre TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN event TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN publisher_place TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN doi TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN isbn TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN interests TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN origin_id TEXT REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED; -- NULL: none is known
CREATE INDEX sources_by_creation ON sources (created_at, id);
CREATE INDEX sources_by_name ON sources (title COLLATE NOCASE, id);
CREATE INDEX sources_by_origin ON sources (origin_id) WHERE origin_id IS NOT NULL;

-- The search index of the sources knows the new words, too.
DROP TRIGGER sources_inserted;
DROP TRIGGER sources_deleted;
DROP TRIGGER sources_changing;
DROP TRIGGER sources_changed;
DROP TABLE sources_fts;
DROP VIEW source_words;

CREATE VIEW source_words (n, title, names, publication, numbers, notes) AS
SELECT n, searchable(title), searchable(author || ' ' || editor || ' ' || alias),
  searchable(publisher || ' ' || container_title || ' ' || event || ' ' || publisher_place || ' ' || genre),
  url || ' ' || doi || ' ' || isbn || ' ' || number, searchable(note || ' ' || interests)
FROM sources;

CREATE VIRTUAL TABLE sources_fts USING fts5 (
  title, names, publication, numbers, notes,
  content = 'source_words', content_rowid = 'n',
  tokenize = "porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
INSERT INTO sources_fts (sources_fts) VALUES ('rebuild');

CREATE TRIGGER sources_inserted AFTER INSERT ON sources BEGIN
  INSERT INTO sources_fts (rowid, title, names, publication, numbers, notes) SELECT * FROM source_words WHERE n = new.n;
END;
CREATE TRIGGER sources_deleted BEFORE DELETE ON sources BEGIN
  INSERT INTO sources_fts (sources_fts, rowid, title, names, publication, numbers, notes)
  SELECT 'delete', * FROM source_words WHERE n = old.n;
END;
CREATE TRIGGER sources_changing BEFORE UPDATE OF title, author, editor, alias, publisher, container_title, event, publisher_place,
genre, url, doi, isbn, number, note, interests ON sources BEGIN
  INSERT INTO sources_fts (sources_fts, rowid, title, names, publication, numbers, notes)
  SELECT 'delete', * FROM source_words WHERE n = old.n;
END;
CREATE TRIGGER sources_changed AFTER UPDATE OF title, author, editor, alias, publisher, container_title, event, publisher_place,
genre, url, doi, isbn, number, note, interests ON sources BEGIN
  INSERT INTO sources_fts (rowid, title, names, publication, numbers, notes) SELECT * FROM source_words WHERE n = new.n;
END;
