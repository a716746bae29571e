-- Why a file was not, or not wholly, taken: to be said in any language. The column reason has it in English.
ALTER TABLE docket_file ADD COLUMN reason_said VARCHAR(1000000);
