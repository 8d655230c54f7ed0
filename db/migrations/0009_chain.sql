-- The hash of an action and of all before it, by which one sees that the history is the one that was written. It is made
-- in chain.go, for the actions that are there already as well.
ALTER TABLE actions ADD COLUMN hash TEXT NOT NULL DEFAULT '';
