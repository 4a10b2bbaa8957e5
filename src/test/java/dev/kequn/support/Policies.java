package dev.kequn.support;

/** Takes a test's own tier policies out of the bank, approved ones too, which nobody else can. */
public final class Policies {
    private Policies() {}

    public static void forget(String name) {
        Database.execute(
                "begin",
                "alter table tier_policy disable trigger user",
                "alter table tier_policy_level disable trigger user",
                "alter table tier_policy_floor disable trigger user",
                "alter table tier_policy_service_rule disable trigger user",
                "alter table tier_policy_strategy disable trigger user",
                "delete from approval where subject_type = 'TierPolicy' and subject_id in"
                        + " (select policy_id::text from tier_policy where name = '" + name + "')",
                "delete from tier_policy where name = '" + name + "'",
                "alter table tier_policy enable trigger user",
                "alter table tier_policy_level enable trigger user",
                "alter table tier_policy_floor enable trigger user",
                "alter table tier_policy_service_rule enable trigger user",
                "alter table tier_policy_strategy enable trigger user",
                "commit");
    }
}
