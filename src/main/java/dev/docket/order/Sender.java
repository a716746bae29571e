package dev.docket.order;

import java.util.Locale;

/**
 * How something reached Docket: the identity that the machine vouches for, with the assurance that
 * its kind gives. What a person claims about who did the work is the doer and stands apart.
 */
public record Sender(String name, Kind kind) {

  /** Docket itself. */
  public static final Sender DOCKET = new Sender("docket", Kind.DOCKET);

  /** Ways for an answer to come. */
  public enum Kind {
    LOGIN,
    OS_USER,
    FILE_OWNER,
    FOLDER,
    DOCKET;

    /** As it is written for people and scripts: {@code os-user}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A user of the operating system, known from the process. */
  public static Sender osUser(String name) {
    return new Sender(name, Kind.OS_USER);
  }
}
