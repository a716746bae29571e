package dev.docket.model;

import java.util.Locale;

/** What is known of a managed system after its people say that an order is done. */
public enum Connection {

  /** The system can be read back: a confirmation is believed when a later extract shows it. */
  MANUAL_TICKET,

  /** The system can never be read back: the confirmation is trusted. */
  MANUAL_TICKET_CUD;

  /** The word in the model's files: {@code manual-ticket}, {@code manual-ticket-cud}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether what people say to have done can be checked against the managed system. */
  public boolean isReadBack() {
    return this == MANUAL_TICKET;
  }
}
