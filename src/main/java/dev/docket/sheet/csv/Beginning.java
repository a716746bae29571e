package dev.docket.sheet.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** The beginning of a text, which ends after so many UTF-16 units. */
final class Beginning extends FilterReader {

  private long left;

  Beginning(Reader in, long length) {
    super(in);
    left = length;
  }

  @Override
  public int read() throws IOException {
    char[] two = new char[2];
    int read = read(two, 0, 1);
    return read < 0 ? -1 : two[0];
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (left <= 0) {
      return -1;
    }
    int read = super.read(target, offset, length);
    left -= Math.max(read, 0);
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
