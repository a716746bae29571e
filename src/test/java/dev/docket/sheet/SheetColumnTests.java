package dev.docket.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.language.Language;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SheetColumnTests {

  /** Sheets with these names are out with people: no name is ever changed or taken away. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      ENGLISH | Order, Check, Operation, Resource type, Owner, Owner id, Resource, Result, Message, Actual id, Done by, Done on, Changes, Instructions, Due, Attempt, Previous error
      FRENCH  | Ordre, Contrôle, Opération, Type de ressource, Propriétaire, Id du propriétaire, Ressource, Résultat, Message, Id réel, Fait par, Fait le, Modifications, Instructions, Échéance, Tentative, Erreur précédente
      GERMAN  | Auftrag, Prüfcode, Vorgang, Ressourcentyp, Inhaber, Inhaber-ID, Ressource, Ergebnis, Meldung, Tatsächliche ID, Erledigt von, Erledigt am, Änderungen, Anleitung, Fällig, Versuch, Letzter Fehler
      """)
  void namesStayForEver(Language language, String names) {
    assertThat(
            Stream.of(SheetColumn.values())
                .map(column -> column.header(language))
                .collect(Collectors.joining(", ")))
        .isEqualTo(names);
  }

  @Test
  void noNameMeansTwoColumnsWhateverItsAccentsAndItsLanguage() {
    Map<String, SheetColumn> byName = new TreeMap<>();
    for (SheetColumn column : SheetColumn.values()) {
      for (Language language : Language.values()) {
        String header = column.header(language);
        for (String name : new String[] {header, Normal.withoutUmlauts(header)}) {
          assertThat(byName.putIfAbsent(Normal.word(name), column)).as(name).isIn(column, null);
        }
        assertThat(IssuedRow.isProperty(header)).as(header).isFalse();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachNameIsUnderstoodInEveryCase(SheetColumn column) {
    for (Language language : Language.values()) {
      String header = column.header(language);
      assertThat(SheetColumn.ofHeader(header)).contains(column);
      assertThat(SheetColumn.ofHeader(header.toUpperCase(Locale.ROOT))).contains(column);
      assertThat(SheetColumn.ofHeader(header.toLowerCase(Locale.ROOT))).contains(column);
      assertThat(SheetColumn.ofHeader(header.toUpperCase(Locale.forLanguageTag("tr"))))
          .contains(column);
      assertThat(SheetColumn.ofHeader("\uFEFF " + header + "\u200B\u00A0")).contains(column);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Pruefcode,CHECK",
    "Prufcode,CHECK",
    "AENDERUNGEN,CHANGES",
    "Tatsaechliche ID,ACTUAL_ID",
    "Resultat,RESULT",
    "Controle,CHECK",
    "Proprie\u0301taire,OWNER",
    "Id reel,ACTUAL_ID",
    "Echeance,DUE"
  })
  void namesAreUnderstoodFromEveryKeyboard(String typed, SheetColumn column) {
    assertThat(SheetColumn.ofHeader(typed)).contains(column);
  }

  @ParameterizedTest
  @CsvSource({"Orders", "Status", "Resultats", "''", "Auftragsnummer"})
  void otherNamesAreNotOurs(String name) {
    assertThat(SheetColumn.ofHeader(name)).isEmpty();
  }
}
