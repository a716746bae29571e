-- The same settings in the URL count only when the database is created; here they hold for every database.
-- A transaction that said "committed" survives the process being killed.
SET DATABASE TRANSACTION CONTROL MVCC;
SET FILES WRITE DELAY FALSE;
-- A plain table would live in the heap.
SET DATABASE DEFAULT TABLE TYPE CACHED;
