package dev.docket.feed;

import dev.docket.model.Model;
import dev.docket.model.ResourceType;
import dev.docket.sheet.CheckSecret;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What feeds need to know, from the installation's model. */
@Component
final class ModelRules implements FeedRules {

  private final Model model;
  private final CheckSecret secret;

  ModelRules(Model model, CheckSecret secret) {
    this.model = model;
    this.secret = secret;
  }

  @Override
  public boolean isSensitive(String resourceType, String property) {
    return model
        .resourceType(resourceType)
        .map((ResourceType type) -> type.isSensitive(property))
        .orElseGet(() -> model.sensitiveProperties().contains(property));
  }

  @Override
  public @Nullable String keyProperty(String resourceType) {
    return model.resourceType(resourceType).map(ResourceType::key).orElse(null);
  }

  @Override
  public String digest(String sensitiveValue) {
    return secret.fingerprint(sensitiveValue);
  }
}
