-- Holds a row while a backup is being put into this database: until it is whole, nothing else may be done with it.
CREATE TABLE restore_mark (
  backup VARCHAR(2000) NOT NULL,
  begun_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
