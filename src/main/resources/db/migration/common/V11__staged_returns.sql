-- Whether a returned file was read to its end, so that its rows may be applied and are not read again.
ALTER TABLE return_file ADD COLUMN staged BOOLEAN DEFAULT FALSE NOT NULL;
