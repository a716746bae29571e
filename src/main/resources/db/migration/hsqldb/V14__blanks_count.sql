-- A text with a blank at its end is another text than the one without, as on PostgreSQL. Indexes over texts that may have one are made anew,
-- since they were sorted by the old rule.
SET DATABASE COLLATION SQL_TEXT NO PAD;
DROP INDEX docket_file_work;
CREATE INDEX docket_file_work ON docket_file (work_name);
DROP INDEX provisioning_order_external;
CREATE INDEX provisioning_order_external ON provisioning_order (external_id, resource_type);
DROP INDEX provisioning_order_owner;
CREATE INDEX provisioning_order_owner ON provisioning_order (owner_key);
