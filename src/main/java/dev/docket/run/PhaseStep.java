package dev.docket.run;

import org.springframework.batch.core.step.Step;

/** A feature's part in the complete job. */
public record PhaseStep(Phase phase, Step step) {}
