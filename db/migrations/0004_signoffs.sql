-- Who stands for a check, and for which state of it.

CREATE TABLE sign_offs (
  id         TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
  role       TEXT NOT NULL,
  person     TEXT NOT NULL,
  at         INTEGER NOT NULL,
  text_hash  TEXT NOT NULL,
  check_hash TEXT NOT NULL,
  note       TEXT NOT NULL
) STRICT;
CREATE INDEX sign_offs_by_article ON sign_offs (article_id, at);
