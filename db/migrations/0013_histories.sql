-- The history of a claim has that of all that belongs to it, also of what was deleted: see claimParts in history.go.
CREATE INDEX changes_of_claims ON changes (coalesce(after, before) ->> 'claim_id')
  WHERE record IN ('passage', 'region', 'loss', 'verdict', 'evidence', 'query', 'search');
