package dev.docket.home;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Profile;

/** Only there in the service ({@code docket serve}), not in a process that runs one command. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Profile(InService.PROFILE)
public @interface InService {

  /** The profile that the service runs with. */
  String PROFILE = "service";
}
