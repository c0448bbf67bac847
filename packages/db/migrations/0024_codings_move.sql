-- 0024 Codings move: a coder takes a word more into a passage, or a sentence out of it; the coding then lies on another segment.
-- Locks: none beyond the grant's own. Rows moved: none. Forward only: a later file mends a mistake in this one.
grant update (segment_id) on coding to octant_app;
