-- The zip archive that a file came in; it was registered before the file, in an earlier transaction.
ALTER TABLE docket_file ADD COLUMN container_id BIGINT;
ALTER TABLE docket_file ADD CONSTRAINT docket_file_container FOREIGN KEY (container_id) REFERENCES docket_file (id);
CREATE INDEX docket_file_in_container ON docket_file (container_id, id);
