package dev.kequn.intake;

import dev.kequn.intake.csv.CsvReader;
import dev.kequn.intake.format.Column;
import dev.kequn.platform.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The columns a file has, in its own order. */
record Header(IntakeFile file, List<Column> columns) {
    private static final int NAMES_SHOWN = 10;
    private static final int NAME_SHOWN = 64;

    /**
     * Reads the file's first record.
     *
     * @throws Refusal {@code EMPTY_FILE}, {@code NO_HEADER}, {@code UNKNOWN_COLUMN}, {@code DUPLICATE_COLUMN},
     *     {@code MISSING_COLUMN}
     */
    static Header read(IntakeFile file, CsvReader csv) throws IOException {
        if (!csv.next()) {
            throw new Refusal(IntakeRefusal.EMPTY_FILE, "The file is empty; it needs at least a header");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < csv.fields(); i++) {
            int start = csv.start(i);
            names.add(new String(csv.bytes(), start, csv.end(i) - start, StandardCharsets.UTF_8));
        }
        return of(file, names);
    }

    static Header of(IntakeFile file, List<String> names) {
        List<String> unknown =
                names.stream().filter(name -> file.column(name).isEmpty()).toList();
        // The names are not shown: without a header they are a customer's data.
        refuse(
                unknown.size() == names.size(),
                IntakeRefusal.NO_HEADER,
                "The first line names no column of " + file.fileName(),
                List.of());
        refuse(!unknown.isEmpty(), IntakeRefusal.UNKNOWN_COLUMN, "Not a column of " + file.fileName(), unknown);
        Set<String> seen = new HashSet<>();
        List<String> twice = names.stream().filter(name -> !seen.add(name)).toList();
        refuse(!twice.isEmpty(), IntakeRefusal.DUPLICATE_COLUMN, "Named more than once", twice);
        List<String> missing = file.columns().stream()
                .filter(column -> column.required() && !seen.contains(column.name()))
                .map(Column::name)
                .toList();
        refuse(!missing.isEmpty(), IntakeRefusal.MISSING_COLUMN, "Required columns are missing", missing);
        return new Header(
                file,
                names.stream().map(name -> file.column(name).orElseThrow()).toList());
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    List<String> sqlTypes() {
        return columns.stream().map(column -> column.type().sqlType()).toList();
    }

    private static void refuse(boolean refused, IntakeRefusal code, String what, List<String> names) {
        if (refused) {
            List<String> shown = names.stream()
                    .limit(NAMES_SHOWN)
                    .map(name -> name.substring(0, Math.min(name.length(), NAME_SHOWN)))
                    .toList();
            throw new Refusal(code, shown.isEmpty() ? what : what + ": " + String.join(", ", shown));
        }
    }
}
