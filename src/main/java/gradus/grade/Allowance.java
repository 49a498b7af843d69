package gradus.grade;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * What one submission may use.
 *
 * @param seconds of wall-clock time, however busy the machine is
 * @param cpuSeconds of the time that a processor works for it; null for what the exercise's model answer suggests
 * @param statements of JavaScript, in each session that its checking takes
 * @param output characters printed; the first {@link #SHOWN} are kept
 */
public record Allowance(
        @JsonProperty(defaultValue = "10") Double seconds,
        Double cpuSeconds,
        @JsonProperty(defaultValue = "5000000") Long statements,
        @JsonProperty(defaultValue = "1000000") Long output) {
    /** For a submission that names no limits of its own. */
    public static final Allowance STANDARD = new Allowance(10.0, null, 5_000_000L, 1_000_000L);

    static final int SHOWN = 16_000;

    public Allowance {
        seconds = seconds == null || !(seconds > 0) ? Double.valueOf(10) : seconds;
        cpuSeconds = cpuSeconds == null || !(cpuSeconds > 0) ? null : cpuSeconds;
        statements = statements == null || statements <= 0 ? Long.valueOf(5_000_000) : statements;
        output = output == null || output <= 0 ? Long.valueOf(1_000_000) : output;
    }

    /** This, with its own limit of CPU time or else the given one. */
    Allowance withCpuSecondsUnlessSet(double suggestedCpuSeconds) {
        return cpuSeconds == null ? new Allowance(seconds, suggestedCpuSeconds, statements, output) : this;
    }

    Duration time() {
        return duration(seconds);
    }

    Duration cpuTime() {
        return duration(cpuSeconds);
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis((long) (Math.min(seconds, 86_400) * 1000));
    }
}
