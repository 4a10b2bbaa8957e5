package dev.kequn.dev.demo;

import java.io.IOException;

/** One of the bank's daily files: its columns, and its rows in order. */
interface DemoFile {
    /** The columns, in the order in which {@link #rows} writes them. */
    String[] columns();

    void rows(DemoBank bank, CsvOut out) throws IOException;
}
