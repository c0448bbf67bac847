-- 0017 Text by digest: a text that is there already is found before it is added a second time.
-- Locks: the table of texts against writing while the index is made, moments for thousands. Rows moved: none. Forward only: a
-- later file mends a mistake in this one.
create index text_version_by_digest on text_version (assessment_id, digest);
