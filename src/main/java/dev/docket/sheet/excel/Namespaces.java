package dev.docket.sheet.excel;

/** The names that a workbook's parts are written in. Reading goes by local names only. */
final class Namespaces {

  static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  static final String PACKAGE_RELATIONSHIPS =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  static final String CONTENT_TYPES =
      "http://schemas.openxmlformats.org/package/2006/content-types";
  static final String SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private Namespaces() {}
}
