package dev.kequn.platform.observe;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/** Keeps what the database says about the values it was given out of the log. */
@LoggingFilter(name = "no-data")
public final class NoDataInLogs implements Filter {
    @Override
    public boolean isLoggable(LogRecord line) {
        if (line.getThrown() != null) {
            line.setThrown(ValuelessFault.of(line.getThrown()));
        }
        Object[] parameters = line.getParameters();
        if (parameters != null && line instanceof ExtLogRecord) {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] instanceof Throwable fault) {
                    parameters[i] = ValuelessFault.of(fault);
                }
            }
        }
        return true;
    }
}
