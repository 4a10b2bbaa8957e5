package dev.kequn.dev.demo;

import dev.kequn.dev.demo.Dice.Topic;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sixty managers, M001 to M060: five posts in each branch. */
final class ManagerFile implements DemoFile {
    private static final List<String> POSTS = List.of("LOBBY", "WEALTH", "WEALTH", "PRIVATE", "CORPORATE");

    @Override
    public String[] columns() {
        return new String[] {"manager_no", "name", "branch_code", "post"};
    }

    @Override
    public void rows(DemoBank bank, CsvOut out) throws IOException {
        for (int branch = 0; branch < BranchFile.COUNT; branch++) {
            for (int post = 0; post < POSTS.size(); post++) {
                Dice dice = Dice.of(Topic.MANAGER, branch * POSTS.size() + post);
                out.text(number(branch, post))
                        .text(Names.person(dice.chance(500), dice))
                        .text(BranchFile.code(branch))
                        .text(POSTS.get(post))
                        .end();
            }
        }
    }

    /** Who looks after such a customer of a branch; one in seven of the small ones is nobody's. */
    static @Nullable String inChargeOf(CustomerKind kind, long aum, int branch, Dice dice) {
        int wealthManager = dice.between(1, 2);
        boolean nobody = dice.chance(140);
        if (kind != CustomerKind.PERSON) {
            return number(branch, 4);
        }
        if (aum >= 100_000_000) {
            return number(branch, 3);
        }
        if (aum >= 3_000_000) {
            return number(branch, wealthManager);
        }
        return nobody ? null : number(branch, 0);
    }

    private static String number(int branch, int post) {
        return "M" + String.valueOf(1001 + branch * POSTS.size() + post).substring(1);
    }
}
