package dev.kequn.dev.growers;

import dev.kequn.customer.CustomerKind;
import dev.kequn.customer.Gender;
import dev.kequn.customer.prospect.Contact;
import dev.kequn.customer.prospect.GivenAttribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the stand of the fruit fair. Telephone numbers begin with 100, as no mobile telephone's does.
 *
 * @param customerNo of who opens an account today
 */
record Visitor(
        String name,
        Gender gender,
        String branch,
        String crop,
        String mu,
        boolean agrees,
        String phone,
        @Nullable String customerNo) {
    static final List<Visitor> ALL = List.of(
            new Visitor("田秋生", Gender.M, "B01", "苹果", "18", true, "10095000001", "C00090001"),
            new Visitor("苗春花", Gender.F, "B01", "苹果", "12.50", true, "10095000002", "C00090002"),
            new Visitor("郭满仓", Gender.M, "B01", "蔬菜大棚", "6", true, "10095000003", "C00090003"),
            new Visitor("白雪梨", Gender.F, "B02", "苹果", "9", true, "10095000004", "C00090004"),
            new Visitor("石守田", Gender.M, "B02", "花生", "40", true, "10095000005", null),
            new Visitor("叶秀英", Gender.F, "B02", "苹果", "22", true, "10095000006", null),
            new Visitor("霍立冬", Gender.M, "B03", "苹果", "7", true, "10095000007", null),
            new Visitor("梁雨水", Gender.F, "B03", "蔬菜大棚", "4", true, "10095000008", null),
            new Visitor("何清明", Gender.M, "B03", "苹果", "15", false, "10095000009", null));

    Contact contact() {
        return new Contact(
                name,
                phone,
                CustomerKind.PERSON,
                gender,
                null,
                branch,
                null,
                "农户",
                List.of(new GivenAttribute("crop", crop), new GivenAttribute("area_mu", mu)),
                agrees,
                "FRUIT_FAIR",
                GrowersYear.CODE);
    }
}
