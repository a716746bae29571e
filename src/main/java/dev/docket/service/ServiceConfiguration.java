package dev.docket.service;

import dev.docket.home.InService;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** Web server, health, metrics and folder polling, in the service only. */
@InService
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ServiceConfiguration {}
