/** Files that were spoilt, and what must hold for them all. */
package dev.docket.sheet.fuzz;
