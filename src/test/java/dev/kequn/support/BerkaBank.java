package dev.kequn.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A real bank: the Czech accounts, loans and transactions of PKDD'99 (Berka, Sochorova), as daily files. Tests are skipped
 * where the data is not beside the checkout or there is no Python to convert it.
 */
public final class BerkaBank {
    private static final Path CONVERTER =
            Path.of(System.getProperty("kequn.data", "../shared/data"), "berka", "make_intake.py");
    private static final List<String> FILES =
            List.of("branches", "managers", "products", "customers", "holdings", "balances", "events");

    private BerkaBank() {}

    /** Writes the daily files into {@code files} and takes them all. */
    public static void take(Path files) throws InterruptedException {
        assumeTrue(Files.exists(CONVERTER), "The Berka data is not here: " + CONVERTER);
        assumeTrue(convert(files) == 0, "No python3 to convert the Berka data");
        FILES.forEach(file -> Daily.take(file, files.resolve(file + ".csv").toFile()));
    }

    /** Crowns: 0, 20,000, 40,000, 60,000, 100,000. */
    public static void putPolicyInForce() {
        new Ladder("Crowns")
                .level("MASS", "0")
                .level("GOLD", "20000")
                .level("PLATINUM", "40000")
                .level("DIAMOND", "60000")
                .level("PRIVATE", "100000")
                .putInForce("1993-01-01", "PLATINUM");
    }

    private static int convert(Path files) throws InterruptedException {
        try {
            return new ProcessBuilder("python3", CONVERTER.toString(), files.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
