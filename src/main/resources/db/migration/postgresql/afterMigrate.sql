-- Texts are compared and sorted by their characters' numbers, as on the embedded database, whatever language the server was set up
-- for. An upgrade of the server's operating system then leaves the indexes right, too. Runs after each migration; changes new columns only.
DO $$
DECLARE
  it record;
BEGIN
  FOR it IN
    SELECT c.table_name, c.column_name, format_type(a.atttypid, a.atttypmod) AS type
    FROM information_schema.columns c
    JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
    JOIN pg_attribute a ON a.attrelid = format('%I.%I', c.table_schema, c.table_name)::regclass AND a.attname = c.column_name
    WHERE c.table_schema = current_schema() AND c.data_type IN ('character varying', 'text', 'character')
      AND c.table_name <> 'flyway_schema_history' AND c.collation_name IS DISTINCT FROM 'C'
  LOOP
    EXECUTE format('ALTER TABLE %I ALTER COLUMN %I TYPE %s COLLATE "C"', it.table_name, it.column_name, it.type);
  END LOOP;
END $$;
