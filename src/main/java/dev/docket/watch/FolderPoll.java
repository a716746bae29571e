package dev.docket.watch;

import dev.docket.home.Home;
import dev.docket.home.ServiceNews;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.integration.dsl.context.IntegrationFlowContext.IntegrationFlowRegistration;
import org.springframework.messaging.MessageHandler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * One folder that is looked at again and again by a polling adapter of Spring Integration, in a
 * thread of its own. Each look gives one message: all files that are ready, in their order and
 * under the names that the home gives them. (The adapter for files would give one file a message,
 * by its canonical path, and look again without a pause.) A folder that cannot be looked at is told
 * once, until it can again.
 */
final class FolderPoll {

  private static final Logger log = LoggerFactory.getLogger(FolderPoll.class);

  private final Path folder;
  private final Home home;
  private final ServiceNews news;
  private final ReadyFiles ready;
  private final Counter looks;
  private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
  private @Nullable IntegrationFlowRegistration registration;
  private @Nullable String trouble;
  private volatile boolean stopped;

  FolderPoll(Path folder, Home home, ServiceNews news, MeterRegistry meters, ReadyFiles ready) {
    this.folder = folder;
    this.home = home;
    this.news = news;
    this.ready = ready;
    this.looks =
        Counter.builder("docket.watch.looks")
            .description("How often a folder was looked through to its end")
            .tag("folder", home.name(folder))
            .register(meters);
  }

  /** Lists what may be taken now. */
  interface ReadyFiles {
    List<Path> list() throws IOException;
  }

  /**
   * Begins to look, in a thread of its own.
   *
   * @param taker gets what each look found, in that thread; the next look comes when it returned
   */
  void start(IntegrationFlowContext flows, Duration every, Consumer<List<Path>> taker) {
    scheduler.setThreadNamePrefix("docket-watch-");
    scheduler.setDaemon(true);
    scheduler.initialize();
    registration = flows.registration(flow(every, taker)).register();
  }

  /** Looks no more. What the taker is at, it goes on with. */
  void stop() {
    stopped = true;
    if (registration != null) {
      registration.stop();
    }
    scheduler.getScheduledThreadPoolExecutor().shutdown();
  }

  /** Whether the taker is to take nothing more. */
  boolean isStopped() {
    return stopped;
  }

  /** Waits for the taker; false when it was not at its end in that time. */
  boolean awaitEnd(Duration patience) {
    return registration == null
        || Workers.awaitEnd(scheduler.getScheduledThreadPoolExecutor(), patience);
  }

  @SuppressWarnings("unchecked")
  private IntegrationFlow flow(Duration every, Consumer<List<Path>> taker) {
    Supplier<List<Path>> look = this::look;
    MessageHandler handler = message -> taker.accept((List<Path>) message.getPayload());
    return IntegrationFlow.fromSupplier(
            look,
            c ->
                c.taskScheduler(scheduler)
                    .poller(
                        Pollers.fixedDelay(every).maxMessagesPerPoll(1).errorHandler(this::failed)))
        .handle(handler)
        .get();
  }

  /** Nothing that goes wrong ends the watching. */
  private void failed(Throwable failure) {
    log.error("a look into {} failed", home.name(folder), failure);
  }

  private List<Path> look() {
    if (stopped) {
      return List.of();
    }
    try {
      List<Path> files = ready.list();
      looks.increment();
      if (trouble != null) {
        trouble = null;
        log.info("{} can be looked at again", home.name(folder));
        news.tell(home.name(folder) + " can be looked at again.");
      }
      return files;
    } catch (IOException e) {
      String now =
          "The folder "
              + home.name(folder)
              + " cannot be looked at: "
              + Home.reason(e)
              + ". Is it mounted, and who may read it? Nothing dropped there is taken until then.";
      if (!now.equals(trouble)) {
        trouble = now;
        log.error("{}", now);
        news.tell(now);
      }
      return List.of();
    }
  }
}
