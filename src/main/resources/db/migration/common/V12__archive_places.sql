-- A place in an archive is promised to one file; it is looked up before it is given away.
CREATE INDEX docket_file_archive ON docket_file (archive_name);

-- A file that lies in outbound/ is looked up by its name.
CREATE INDEX sheet_file_name ON sheet_file (name);
