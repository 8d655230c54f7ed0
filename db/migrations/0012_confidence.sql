-- The search index knows a confidential source by its alias alone. Whatever else is written of it is in no index of words,
-- so that no search, and nobody who reads the index, comes from a name to the source.

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
FROM sources WHERE confidential = 0
UNION ALL
SELECT n, '', searchable(alias), '', '', '' FROM sources WHERE confidential = 1;

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
genre, url, doi, isbn, number, note, interests, confidential ON sources BEGIN
  INSERT INTO sources_fts (sources_fts, rowid, title, names, publication, numbers, notes)
  SELECT 'delete', * FROM source_words WHERE n = old.n;
END;
CREATE TRIGGER sources_changed AFTER UPDATE OF title, author, editor, alias, publisher, container_title, event, publisher_place,
genre, url, doi, isbn, number, note, interests, confidential ON sources BEGIN
  INSERT INTO sources_fts (rowid, title, names, publication, numbers, notes) SELECT * FROM source_words WHERE n = new.n;
END;

-- What is deleted from an index stays in it, marked, until its pieces are merged. Here they are at once: the words of a source
-- that has become confidential are to be gone.
CREATE TRIGGER sources_veiled AFTER UPDATE OF confidential ON sources WHEN new.confidential > old.confidential BEGIN
  INSERT INTO sources_fts (sources_fts) VALUES ('optimize');
END;

-- In lists a confidential source stands where its alias does.
DROP INDEX sources_by_name;
CREATE INDEX sources_by_name ON sources ((CASE confidential WHEN 1 THEN alias ELSE title END) COLLATE NOCASE, id);
