package gradus.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "learn", mixinStandardHelpOptions = true)
final class LearnCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
