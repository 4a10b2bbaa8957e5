package dev.kequn.dev;

import dev.kequn.dev.demo.DemoBank;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says where to look, once the demo bank is there. */
@ApplicationScoped
@IfBuildProfile("dev")
class DemoWelcome {
    private static final Logger LOG = Logger.getLogger(DemoWelcome.class);

    private final int port;

    DemoWelcome(@ConfigProperty(name = "quarkus.http.port") int port) {
        this.port = port;
    }

    void print(Duration took) {
        LOG.info(text(took));
    }

    private String text(Duration took) {
        return String.format(
                Locale.ROOT,
                """
                The demo bank is open, after %.1f s
                ┌──────────────────────────────────────────────────────────────────────────────
                │  GraphiQL   http://localhost:%d%s
                │  Who asks   every kind of staff, or the header %s:
                │             customer:C00000131   manager:M003   branch_manager:B01
                │             marketing   operations:alice   (and more in DevCaller)
                │  The bank   20,000 customers, 2026-01-01 to 2026-06-30, today is %s
                │  Points     five earning rules since July, six rewards; see the tabs points to points-provision
                │  Segments   twenty in force, see the tabs rule-vocabulary to segment-lookalike
                │  Campaign   the fruit growers' year in its summer, in a moment; see the tabs prospects to contact-policy
                │  Offers     fourteen on customers' pages, in a moment; see the tabs home to offer-leads
                │  Further    README.md
                └──────────────────────────────────────────────────────────────────────────────""",
                took.toMillis() / 1000.0,
                port,
                DemoPages.GRAPHIQL,
                DevCaller.HEADER,
                DemoBank.TODAY);
    }
}
