package dev.kequn.dev.demo;

import java.io.IOException;

/** Twelve branches, B01 to B12. */
final class BranchFile implements DemoFile {
    static final int COUNT = Names.places().size();

    @Override
    public String[] columns() {
        return new String[] {"branch_code", "name"};
    }

    @Override
    public void rows(DemoBank bank, CsvOut out) throws IOException {
        for (int branch = 0; branch < COUNT; branch++) {
            out.text(code(branch)).text(Names.places().get(branch) + "支行").end();
        }
    }

    static String code(int branch) {
        return branch < 9 ? "B0" + (branch + 1) : "B" + (branch + 1);
    }
}
