package dev.docket.home;

/**
 * A rule about settings of several records. Every bean of this type is asked before anything else
 * is done.
 */
public interface SettingsCheck {

  /**
   * Does nothing where the settings go together.
   *
   * @throws ConfigurationException naming the setting where they do not
   */
  void check();
}
