-- The table `media` of all shards: its columns from the manifest, its rows from the slices. Run it in the data folder:
--   duckdb brands.duckdb < deploy/load/duckdb.sql
-- Slices have no header; every cell is text, as the API gave it. For shards that write into folders of their own, name the slices
-- 'shard-*/out/tables/media.csv/part-*' and the manifest of any of them: they are all the same.
SET VARIABLE media_columns = (
  SELECT columns
  FROM read_json('out/tables/media.csv.manifest', columns = { columns: 'VARCHAR[]' })
);

CREATE OR REPLACE TABLE media AS
SELECT *
FROM read_csv(
  'out/tables/media.csv/part-*',
  names = getvariable('media_columns'),
  header = false, delim = ',', quote = '"', escape = '"', all_varchar = true, parallel = false
);
