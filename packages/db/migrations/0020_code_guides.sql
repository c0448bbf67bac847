-- 0020 Guides of codes: what belongs under a code and what does not, with an example and a counter-example. Examples are taken
-- from what people said, so that all of it is sealed, whether the code is sensitive or not.
-- Locks: code shortly, for a column that is null. Rows moved: none. Forward only: a later file mends a mistake in this one.
alter table code add column guide_sealed bytea;
