package dev.docket.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs all tests of a class on each database that Docket can use: what one refuses, the other
 * refuses, too. Fixtures take the database of {@link TestDatabaseKind#current()}. Every test that
 * uses a database has this, but those about the embedded database's own files, about the settings
 * of one of the two, and about what is refused before a database is opened.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(EachDatabase.class)
public @interface OnEachDatabase {}
