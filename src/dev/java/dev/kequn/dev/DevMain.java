package dev.kequn.dev;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Starts the program in its development surroundings. Quarkus calls this in development mode only: tests do not run a
 * main method, and the product does not contain this class.
 */
@QuarkusMain
public class DevMain {
    public static void main(String... args) {
        DevSurroundings.prepare();
        Quarkus.run(args);
    }
}
