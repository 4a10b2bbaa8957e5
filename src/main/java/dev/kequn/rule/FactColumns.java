package dev.kequn.rule;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts of a set as columns of a statement; those without SQL are left to the asking room. */
public final class FactColumns {
    private final List<Fact> facts;
    private final StringBuilder text = new StringBuilder();
    private final FactSql sql;
    private int columns;

    /**
     * @param customer alias of the statement's {@code customer} row
     * @param day SQL for the last day that counts, such as {@code $2::date}
     * @param firstParameter number of the first parameter the statement has not taken
     */
    public FactColumns(FactSet set, String customer, String day, int firstParameter) {
        this.facts = set.facts();
        this.sql = new FactSql(customer, day, firstParameter);
        for (int slot = 0; slot < facts.size(); slot++) {
            if (facts.get(slot).term().sql() != null) {
                text.append(", ")
                        .append(sql.of(facts.get(slot)))
                        .append(" AS f")
                        .append(slot);
                columns++;
            }
        }
    }

    /** To follow the first column of a select list: {@code , … AS f0, … AS f1}. */
    public String text() {
        return text.toString();
    }

    /** What to bind, from the first parameter on. */
    public List<Object> values() {
        return sql.values();
    }

    /** How many columns the text has. */
    public int count() {
        return columns;
    }

    /**
     * The values of a row, in their slots; null where a value is missing or the fact has no SQL.
     *
     * @param first position of the first of these columns in the row, from 0
     */
    public @Nullable Object[] read(Row row, int first) {
        @Nullable Object[] slots = new Object[facts.size()];
        int column = first;
        for (int slot = 0; slot < slots.length; slot++) {
            Term term = facts.get(slot).term();
            if (term.sql() != null) {
                slots[slot] = value(row, column++, term.type());
            }
        }
        return slots;
    }

    private static @Nullable Object value(Row row, int column, TermType type) {
        return switch (type) {
            case BOOL -> row.getBoolean(column);
            case INT, MONEY -> row.getLong(column);
            case STRING -> row.getString(column);
            case DATE -> row.getLocalDate(column);
        };
    }
}
