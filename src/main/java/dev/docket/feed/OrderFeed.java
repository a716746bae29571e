package dev.docket.feed;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An opened file of orders, read one order at a time: memory does not grow with the file. Not safe
 * for use by several threads.
 *
 * <p>A file can turn out to be bad after orders were already handed out (it is cut off, say), so
 * nothing may be taken in before the last order was read.
 */
interface OrderFeed extends Closeable {

  /**
   * The next order, or what could not be understood as one; null after the last.
   *
   * @throws BadFeedException when the file cannot be read on; the whole file is refused
   */
  @Nullable FeedItem next() throws IOException, BadFeedException;
}
