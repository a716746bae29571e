package dev.docket.cli;

import dev.docket.home.HomeLock;
import dev.docket.home.NotReadyException;
import dev.docket.home.ServiceNews;
import dev.docket.service.EndRequest;
import dev.docket.service.Service;
import dev.docket.service.ServiceSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "serve",
    description = "Watch the folders and keep the schedule, until the process is told to end.")
final class ServeCommand implements Callable<Integer> {

  private static final int SECONDS_TO_END = 28;
  private static final Duration FOR_A_COMMAND = Duration.ofSeconds(60);

  @ParentCommand Docket docket;

  @Override
  public Integer call() throws InterruptedException {
    Caller caller = docket.caller().waitingLonger(FOR_A_COMMAND);
    CompletableFuture<@Nullable Void> told = new CompletableFuture<>();
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> endAndWait(told, ended), "docket-end");
    Runtime.getRuntime().addShutdownHook(hook);
    try (Installation installation =
            Installation.open(caller, docket.home(), HomeLock.SERVICE, Installation.Use.SERVE);
        ServiceNews.Registration news =
            installation
                .get(ServiceNews.class)
                // File names are foreign text; what happens is one line each.
                .listen(sentence -> caller.say(Terminal.line(sentence)))) {
      Service service = installation.get(Service.class);
      try {
        service.start(caller::say);
        caller.say("Docket serves the home " + installation.home().root() + ".");
        EndRequest request = installation.get(EndRequest.class);
        told.thenRun(request::end);
        request.await();
        caller.say("Ending …");
      } finally {
        if (!end(installation, service)) {
          caller.say("Some work was not at its end; it goes on at the next start.");
        }
      }
    } catch (NotReadyException e) {
      // Not a wrong setting: whoever started the service may start it again in a while.
      caller.say(Objects.requireNonNull(e.getMessage()));
      return ExitCode.FAILED;
    } finally {
      ended.countDown();
      forget(hook);
    }
    return ExitCode.DONE;
  }

  /** Ends the service's own work and that of guests, within one length of time. */
  private static boolean end(Installation installation, Service service) {
    Duration ending = installation.get(ServiceSettings.class).ending();
    long end = System.nanoTime() + ending.toNanos();
    boolean ended = service.stop(ending);
    Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    return installation.dismissGuests(left) && ended;
  }

  private static void endAndWait(CompletableFuture<@Nullable Void> told, CountDownLatch ended) {
    told.complete(null);
    try {
      ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already.
    }
  }
}
