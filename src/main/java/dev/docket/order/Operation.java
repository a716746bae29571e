package dev.docket.order;

/** What an order does to a resource. */
public enum Operation {
  CREATE,
  ASSOCIATE,
  UPDATE,
  DELETE
}
