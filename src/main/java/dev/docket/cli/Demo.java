package dev.docket.cli;

final class Demo {
  private final Caller caller;

  Demo(Caller caller) {
    this.caller = caller;
  }

  int run() {
    caller.say("demo");
    return 0;
  }
}
