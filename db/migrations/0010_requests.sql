-- Every request that was made on the network. It is no record of the history: nobody can take a request back.
CREATE TABLE requests (
  id       TEXT PRIMARY KEY,
  made_at  INTEGER NOT NULL,
  person   TEXT NOT NULL,
  purpose  TEXT NOT NULL,
  about_id TEXT NOT NULL, -- an article or a source; '': neither
  url      TEXT NOT NULL,
  answer   TEXT NOT NULL, -- '': none was noted
  bytes    INTEGER NOT NULL
) STRICT;
CREATE INDEX requests_by_time ON requests (made_at, id);
