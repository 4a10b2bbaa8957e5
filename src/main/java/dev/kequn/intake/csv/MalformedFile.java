package dev.kequn.intake.csv;

import java.io.IOException;

/** The bytes are no daily file; the message may be shown to the sender. */
public final class MalformedFile extends IOException {
    private final Fault fault;

    public MalformedFile(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
