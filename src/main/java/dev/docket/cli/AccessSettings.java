package dev.docket.cli;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which users of the operating system may have the owner of the home run commands for them.
 *
 * @param admins may everything
 * @param reviewers look, decide on orders, release held files
 * @param operators look, return sheets, answer orders
 * @param auditors look
 */
@ConfigurationProperties(prefix = "docket.access", ignoreUnknownFields = false)
record AccessSettings(
    @DefaultValue({}) List<String> admins,
    @DefaultValue({}) List<String> reviewers,
    @DefaultValue({}) List<String> operators,
    @DefaultValue({}) List<String> auditors) {}
