package dev.kequn.job;

/** A run that could not be started or closed: the fault is that run's, the others go on. */
final class RunFault extends RuntimeException {
    private final long runId;
    private final String job;
    private final String word;

    RunFault(JobRun run, String step, Throwable cause) {
        super("The %s of run %d (%s) failed".formatted(step, run.runId(), run.job()), cause);
        this.runId = run.runId();
        this.job = run.job();
        this.word = cause.getClass().getSimpleName() + " at the " + step;
    }

    String job() {
        return job;
    }

    long runId() {
        return runId;
    }

    /** What the operator sees; details are in the log. */
    String inAWord() {
        return word;
    }
}
