package dev.kequn.dev.demo;

import java.io.IOException;

/** Every {@link Product}. */
final class ProductFile implements DemoFile {
    @Override
    public String[] columns() {
        return new String[] {"product_code", "name", "category", "risk_grade"};
    }

    @Override
    public void rows(DemoBank bank, CsvOut out) throws IOException {
        for (Product product : Product.values()) {
            out.text(product.code)
                    .text(product.title)
                    .text(product.category)
                    .text(product.riskGrade)
                    .end();
        }
    }
}
