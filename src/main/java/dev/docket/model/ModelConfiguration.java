package dev.docket.model;

import dev.docket.home.Home;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The installation's model as a Spring bean, read once. */
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

  @Bean
  Model model(Home home) {
    return ModelReader.read(home.model());
  }
}
