package dev.docket.model;

import dev.docket.model.Problems.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the model's folder: all its {@code .yaml} and {@code .yml} files in name order, taken
 * together. Hidden files, other files and sub-folders do not count.
 */
public final class ModelReader {

  private static final List<String> SECTIONS =
      List.of("entityTypes", "managedSystems", "operatorGroups", "resourceTypes");

  private final Problems problems = new Problems();

  /** What the files declare, by section and name. */
  private final Map<String, Map<String, YamlMap>> declared = new LinkedHashMap<>();

  private @Nullable YamlMap learn;

  private ModelReader() {}

  /**
   * The model in a folder.
   *
   * @throws ModelException with every problem found, where the model cannot be used
   */
  public static Model read(Path folder) {
    return new ModelReader().readAll(folder);
  }

  private Model readAll(Path folder) {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    Place whole = new Place(0, name, 0);
    List<Path> files = List.of();
    if (!Files.isDirectory(folder)) {
      problems.add(
          whole, "there is no folder " + folder + " with the model; run `docket init` to make one");
    } else {
      files = files(folder, whole);
    }
    problems.throwIfAny();
    for (int i = 0; i < files.size(); i++) {
      String fileName = name + "/" + files.get(i).getFileName();
      declare(new YamlFile(i, fileName, problems).read(files.get(i)));
    }
    Model model = new ModelBuilder(declared, learn).build();
    problems.throwIfAny();
    return model;
  }

  private List<Path> files(Path folder, Place whole) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files = all.filter(ModelReader::isModelFile).sorted().toList();
      if (files.isEmpty()) {
        problems.add(
            whole,
            "the folder "
                + folder
                + " holds no .yaml file; write the model there, `docket init --samples` in a new"
                + " folder shows one");
      }
      return files;
    } catch (IOException e) {
      problems.add(whole, "the folder " + folder + " cannot be listed; check who may read it");
      return List.of();
    }
  }

  private static boolean isModelFile(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && (name.endsWith(".yaml") || name.endsWith(".yml"))
        && Files.isRegularFile(file);
  }

  private void declare(YamlMap root) {
    List<String> keys = new ArrayList<>(SECTIONS);
    keys.add("learn");
    root.allow(keys.toArray(String[]::new));
    for (String section : SECTIONS) {
      YamlMap named = root.map(section);
      for (String name : named.keys()) {
        declare(section, name, named.map(name));
      }
    }
    if (root.has("learn")) {
      YamlMap found = root.map("learn");
      if (learn != null) {
        found.problem("it stands twice, here and at " + learn.place() + "; remove one of them");
      }
      learn = found;
    }
  }

  private void declare(String section, String name, YamlMap settings) {
    Map<String, YamlMap> names = declared.computeIfAbsent(section, any -> new LinkedHashMap<>());
    if (!Names.isName(name)) {
      settings.problem(
          "found the name " + YamlMap.quoted(name) + "; " + Names.RULE + "; rename it");
    }
    if (section.equals("entityTypes") && Names.isName(name) && !Names.isEntityTypeName(name)) {
      settings.problem(
          "found the name "
              + YamlMap.quoted(name)
              + ", but Docket's own folders in outbound/ are "
              + YamlMap.listed(Names.outboundFolders())
              + "; rename it");
    }
    for (Map.Entry<String, YamlMap> earlier : names.entrySet()) {
      if (earlier.getKey().equals(name)) {
        settings.problem(
            "it is declared twice, here and at "
                + earlier.getValue().place()
                + "; remove one of them");
        return;
      }
      if (earlier.getKey().equalsIgnoreCase(name)) {
        settings.problem(
            "it differs from "
                + earlier.getKey()
                + " at "
                + earlier.getValue().place()
                + " in upper and lower case only, which folders cannot tell apart; rename one of"
                + " them");
      }
    }
    names.put(name, settings);
  }
}
