package dev.docket.door;

import java.io.IOException;
import java.net.ProtocolException;

/**
 * What a frame on the wire is. The codes of {@link #REQUEST}, {@link #ERR} and {@link #EXIT} never
 * change.
 */
enum FrameType {
  /** To the owner: what to run. */
  REQUEST('R'),
  /** To the caller: the request has come and is looked at. */
  HEARD('H'),
  /** To the caller: the command cannot be run here; it has changed nothing. */
  WAIT('W'),
  /** To the caller: from here on the command changes something; needs {@link #GO}. */
  BEGIN('B'),
  /** To the owner: the caller is still there and knows. */
  GO('G'),
  /** To the caller: standard output. */
  OUT('1'),
  /** To the caller: standard error. */
  ERR('2'),
  /** To the caller: send the file of this name. */
  FETCH('F'),
  /** To the owner: a part of the file. */
  FILE_PART('P'),
  /** To the owner: that was the whole file. */
  FILE_END('E'),
  /** To the owner: the file cannot be had, a {@link FileState}. */
  FILE_PROBLEM('N'),
  /** To the caller: the exit code. */
  EXIT('X');

  private final byte code;

  FrameType(char code) {
    this.code = (byte) code;
  }

  byte code() {
    return code;
  }

  static FrameType of(byte code) throws IOException {
    for (FrameType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new ProtocolException("no frame begins with the byte " + code);
  }
}
