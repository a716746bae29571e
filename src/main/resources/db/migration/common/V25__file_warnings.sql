-- What the file's sender should know of how it was read, as key and arguments.
ALTER TABLE return_file ADD COLUMN warnings VARCHAR(20000);
