-- The history of a source has that of its copies, also of those that were deleted.
CREATE INDEX changes_of_copies ON changes (coalesce(after, before) ->> 'source_id') WHERE record = 'snapshot';
