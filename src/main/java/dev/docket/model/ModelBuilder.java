package dev.docket.model;

import dev.docket.language.Language;
import dev.docket.model.YamlMap.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the model from what its files declare. Every problem goes to the file it is in; a model
 * built with problems is incomplete and is thrown away by its reader.
 */
final class ModelBuilder {

  private static final Pattern MAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

  private final Map<String, Map<String, YamlMap>> declared;
  private final @Nullable YamlMap learn;

  ModelBuilder(Map<String, Map<String, YamlMap>> declared, @Nullable YamlMap learn) {
    this.declared = declared;
    this.learn = learn;
  }

  Model build() {
    Map<String, EntityType> entityTypes = all("entityTypes", ModelBuilder::entityType);
    Map<String, ManagedSystem> systems = all("managedSystems", ModelBuilder::managedSystem);
    Map<String, OperatorGroup> groups = all("operatorGroups", ModelBuilder::group);
    refuseSharedFolders(groups);
    return new Model(
        entityTypes.values(),
        systems.values(),
        groups.values(),
        new ResourceTypeBuilder(section("resourceTypes"), entityTypes, systems, groups).build(),
        learn == null ? Learning.OFF : learning(learn, systems, groups));
  }

  private static EntityType entityType(String name, YamlMap settings) {
    settings.allow("displayName");
    return new EntityType(name, settings.line("displayName", name));
  }

  private static ManagedSystem managedSystem(String name, YamlMap settings) {
    settings.allow("displayName", "description");
    String description = settings.text("description");
    return new ManagedSystem(
        name, settings.line("displayName", name), description == null ? "" : description.strip());
  }

  private static OperatorGroup group(String name, YamlMap settings) {
    settings.allow("displayName", "language", "formats", "folder", "mail", "propertyColumns");
    return new OperatorGroup(
        name,
        settings.line("displayName", name),
        Language.of(settings.oneOf("language", Language.codes(), Language.ENGLISH.code()))
            .orElse(Language.ENGLISH),
        formats(settings),
        folder(name, settings),
        mail(settings),
        settings.flag("propertyColumns", true));
  }

  private static List<SheetFormat> formats(YamlMap settings) {
    Map<String, SheetFormat> known = new LinkedHashMap<>();
    SheetFormat.issued().forEach(format -> known.put(format.extension(), format));
    List<SheetFormat> formats = new ArrayList<>();
    for (Word word : settings.words("formats")) {
      SheetFormat format = known.get(word.text());
      if (format != null) {
        formats.add(format);
      } else {
        settings.problem("formats", word, YamlMap.notAllowed(word.text(), known.keySet()));
      }
    }
    return formats;
  }

  private static String folder(String name, YamlMap settings) {
    String folder = settings.line("folder", name);
    if (!Names.isGroupFolder(folder)) {
      settings.problem(
          "folder",
          "found "
              + YamlMap.quoted(folder)
              + "; allowed is the plain name of one folder, without separators and other than "
              + YamlMap.listed(Names.inboundFolders())
              + "; write another");
    }
    return folder;
  }

  private static @Nullable String mail(YamlMap settings) {
    String mail = settings.text("mail");
    if (mail != null && !MAIL.matcher(mail).matches()) {
      settings.problem(
          "mail",
          "found "
              + YamlMap.quoted(mail)
              + "; allowed is one mail address, name@example.com; correct it");
    }
    return mail;
  }

  /** A folder tells whose answer it holds, so two groups cannot share one. */
  private void refuseSharedFolders(Map<String, OperatorGroup> groups) {
    Map<String, OperatorGroup> byFolder = new LinkedHashMap<>();
    for (OperatorGroup group : groups.values()) {
      OperatorGroup other = byFolder.putIfAbsent(group.folder().toLowerCase(Locale.ROOT), group);
      YamlMap settings = section("operatorGroups").get(group.name());
      if (other != null && settings != null) {
        settings.problem(
            "folder",
            "found "
                + YamlMap.quoted(group.folder())
                + ", which is the folder of the group "
                + other.name()
                + "; give each group a folder of its own");
      }
    }
  }

  private static Learning learning(
      YamlMap learn, Map<String, ManagedSystem> systems, Map<String, OperatorGroup> groups) {
    learn.allow("resourceTypes", "entityTypes", "operatorGroup", "managedSystem");
    boolean resourceTypes = learn.flag("resourceTypes", false);
    boolean entityTypes = learn.flag("entityTypes", false);
    if (entityTypes && !resourceTypes) {
      learn.problem(
          "entityTypes",
          "found \"true\", but resource types are not learned, so no new entity type can come;"
              + " write resourceTypes: true, too, or remove it");
    }
    if (!resourceTypes && !learn.has("operatorGroup") && !learn.has("managedSystem")) {
      return Learning.OFF;
    }
    return new Learning(
        resourceTypes,
        entityTypes,
        learn.reference("operatorGroup", groups),
        learn.reference("managedSystem", systems));
  }

  private <T> Map<String, T> all(String section, BiFunction<String, YamlMap, T> build) {
    Map<String, T> all = new LinkedHashMap<>();
    section(section).forEach((name, settings) -> all.put(name, build.apply(name, settings)));
    return all;
  }

  private Map<String, YamlMap> section(String name) {
    return declared.getOrDefault(name, Map.of());
  }
}
