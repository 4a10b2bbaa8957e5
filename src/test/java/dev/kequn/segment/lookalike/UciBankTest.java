package dev.kequn.segment.lookalike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Calls of a Portuguese bank (Moro, Cortez, Rita 2014), in the order of their dates: learned from the first four fifths,
 * told for the last. What describes the calendar, or is known only after the call, is left out.
 */
class UciBankTest {
    private static final Path FILE =
            Path.of(System.getProperty("kequn.data", "../shared/data"), "uci-bank", "bank-additional-full.csv.gz");
    private static final Set<String> LEFT_OUT =
            Set.of("duration", "emp.var.rate", "cons.price.idx", "cons.conf.idx", "euribor3m", "nr.employed", "y");
    private static final Set<String> NUMBERS = Set.of("age", "campaign", "pdays", "previous");
    private static final int LAST = 8_238;
    private static final int TENTH = 824;

    @Test
    void findsTheSubscribersOfMonthsItHasNotSeen() throws IOException {
        assumeTrue(Files.exists(FILE), "The bank marketing data is not here: " + FILE);
        List<String[]> lines = lines();
        String[] header = lines.remove(0);
        int[] columns = IntStream.range(0, header.length)
                .filter(column -> !LEFT_OUT.contains(header[column]))
                .toArray();
        List<Feature> features = Arrays.stream(columns)
                .mapToObj(column -> new Feature(
                        header[column], NUMBERS.contains(header[column]) ? Feature.Type.NUMBER : Feature.Type.CATEGORY))
                .toList();
        int first = lines.size() - LAST;
        List<@Nullable Object[]> values = new ArrayList<>();
        lines.forEach(line -> values.add(values(line, columns, features)));

        Codebook codebook = Codebook.learn(features, values.subList(0, first));
        LookalikeModel model = LookalikeModel.train(table(codebook, lines, values, 0, first), 20);
        FeatureTable last = table(codebook, lines, values, first, lines.size());
        int[] scores = model.scores(last);
        Quality quality = Quality.of(last, last.all(), scores, model.calibration());
        long hits = Arrays.stream(Ranking.of(scores, last.all()))
                .limit(TENTH)
                .filter(last::seed)
                .count();

        Logger.getLogger(UciBankTest.class)
                .infof(
                        "UCI bank, last fifth: %s, AUC %.4f, %d hits in %d, %s, Brier %.4f (share alone %.4f)",
                        model.method(),
                        quality.auc(),
                        hits,
                        TENTH,
                        quality.reached(),
                        quality.brier(),
                        quality.brierOfShare());
        assertThat(last.rows()).isEqualTo(LAST);
        assertThat(model.codebook().features()).hasSize(14);
        assertThat(quality.auc()).isGreaterThanOrEqualTo(0.72);
        assertThat(hits).isGreaterThanOrEqualTo(570);
        assertThat(model.quality().auc())
                .as("on the held-out part of the first four fifths")
                .isBetween(0.6, 0.7);
    }

    private static FeatureTable table(
            Codebook codebook, List<String[]> lines, List<@Nullable Object[]> values, int from, int to) {
        FeatureTable table = new FeatureTable(codebook);
        for (int row = from; row < to; row++) {
            String[] line = lines.get(row);
            table.add(row, line[line.length - 1].equals("yes"), values.get(row));
        }
        return table;
    }

    private static @Nullable Object[] values(String[] line, int[] columns, List<Feature> features) {
        @Nullable Object[] values = new Object[columns.length];
        for (int place = 0; place < columns.length; place++) {
            String text = line[columns[place]];
            values[place] = features.get(place).type() == Feature.Type.NUMBER ? Double.valueOf(text) : text;
        }
        return values;
    }

    private static List<String[]> lines() throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            List<String[]> lines = new ArrayList<>();
            reader.lines().map(line -> line.replace("\"", "").split(";")).forEach(lines::add);
            return lines;
        }
    }
}
