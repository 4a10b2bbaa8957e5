package dev.kequn.dev.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A bank of a given size and its eight daily files.
 *
 * <p>Of every 200 customers 178 are persons, 15 merchants, 4 companies and 3 prospects. Prospects have no number and
 * come by no file.
 */
public final class DemoBank {
    /** Customers of the bank a developer starts with. */
    public static final int USUAL_SIZE = 20_000;
    /** The bank's today, to be pinned as business date. */
    public static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
    /** First day with balances. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    /** Last day with balances. */
    public static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

    /** The last file: what happened earns points, and how many depends on where a customer stands by then. */
    public static final String EVENTS = "events";

    private static final Map<String, DemoFile> FILES = files();

    private final int size;

    /** A bank of {@code size} customers, prospects included; a multiple of 200, at least 200. */
    public DemoBank(int size) {
        if (size < CustomerKind.BLOCK || size % CustomerKind.BLOCK != 0) {
            throw new IllegalArgumentException("The size is a multiple of %d: %d".formatted(CustomerKind.BLOCK, size));
        }
        this.size = size;
    }

    /** The files' names, in the order in which they must be sent. */
    public static Set<String> fileNames() {
        return FILES.keySet();
    }

    /** Writes one file, header included, and returns its number of rows; the stream stays open. */
    public long write(String file, OutputStream to) throws IOException {
        DemoFile content = FILES.get(file);
        if (content == null) {
            throw new IllegalArgumentException("No such file: " + file);
        }
        CsvOut out = new CsvOut(to);
        for (String column : content.columns()) {
            out.text(column);
        }
        out.end();
        content.rows(this, out);
        out.flush();
        return out.lines() - 1;
    }

    /** Those without a number. */
    public Stream<Prospect> prospects() {
        return IntStream.range(0, blocks() * CustomerKind.PROSPECTS).mapToObj(Prospect::at);
    }

    /** Who was brought by whom; each pays something in today. */
    public Stream<Introduction> introductions() {
        return customers().flatMap(customer -> Introduction.of(customer, this).stream());
    }

    Stream<DemoCustomer> customers() {
        return IntStream.range(0, blocks() * CustomerKind.NUMBERED).mapToObj(this::customer);
    }

    DemoCustomer customer(int index) {
        return DemoCustomer.at(index, blocks());
    }

    private int blocks() {
        return size / CustomerKind.BLOCK;
    }

    private static Map<String, DemoFile> files() {
        Map<String, DemoFile> files = new LinkedHashMap<>();
        files.put("branches", new BranchFile());
        files.put("managers", new ManagerFile());
        files.put("products", new ProductFile());
        files.put("customers", new CustomerFile());
        files.put("holdings", new HoldingFile());
        files.put("tags", new TagFile());
        files.put("balances", new BalanceFile());
        files.put(EVENTS, new EventFile());
        return files;
    }
}
