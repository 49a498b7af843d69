package gradus.array;

/** Whether somebody has asked the running computation to stop: long loops look from time to time. */
public final class Interruption {
    private Interruption() {}

    /**
     * Goes on unless this thread has been interrupted.
     *
     * @throws GradusException if it has
     */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw stopped();
        }
    }

    static GradusException stopped() {
        return new GradusException("Stopped.");
    }
}
