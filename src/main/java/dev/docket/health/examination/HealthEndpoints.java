package dev.docket.health.examination;

import dev.docket.health.Condition;
import dev.docket.home.InService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each check below {@code /actuator/health/docket}. */
@InService
@Configuration(proxyBeanMethods = false)
class HealthEndpoints {

  @Bean
  CompositeHealthContributor docketHealthContributor(Examination examination) {
    Map<String, HealthIndicator> indicators = new TreeMap<>();
    for (String check : examination.checks()) {
      indicators.put(check, () -> health(examination.all().getOrDefault(check, List.of())));
    }
    return CompositeHealthContributor.fromMap(indicators);
  }

  private static Health health(List<Condition> conditions) {
    boolean isBad = conditions.stream().anyMatch(c -> c.level() == Condition.Level.BAD);
    return (isBad ? Health.down() : Health.up())
        .withDetail("conditions", conditions.stream().map(HealthEndpoints::detail).toList())
        .build();
  }

  private static Map<String, String> detail(Condition condition) {
    Map<String, String> detail = new LinkedHashMap<>();
    detail.put("status", condition.level().name());
    detail.put("what", condition.found());
    String advice = condition.advice();
    if (advice != null) {
      detail.put("advice", advice);
    }
    return detail;
  }
}
