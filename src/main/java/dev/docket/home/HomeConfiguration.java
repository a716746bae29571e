package dev.docket.home;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The home and the clock as Spring beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FolderSettings.class)
class HomeConfiguration {

  @Bean
  Home home(
      @Value("${docket.home}") Path root,
      @Value("${docket.make-folders:false}") boolean makeFolders,
      @Value("${docket.examine:false}") boolean examine,
      FolderSettings folders) {
    Home home = new Home(root, folders);
    if (!examine) {
      home.makeFolders(makeFolders);
    }
    return home;
  }

  @Bean
  Clock clock() {
    return Clock.systemDefaultZone();
  }
}
