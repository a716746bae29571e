package dev.docket;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Where Spring finds Docket's parts. */
@SpringBootApplication(proxyBeanMethods = false)
public class DocketApplication {}
