-- What the sender of a returned file is told of the file as a whole, such as a charset that was guessed.
ALTER TABLE return_file ADD COLUMN warnings VARCHAR(4000000);
