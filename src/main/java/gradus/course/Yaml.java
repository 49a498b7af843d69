package gradus.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import gradus.array.GradusException;
import java.nio.file.Path;

/** YAML in course files, with errors that name the line of the file. */
final class Yaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder().build();

    private Yaml() {}

    /**
     * What a piece of YAML says.
     *
     * @param line of the file, from 1, on which the piece starts
     * @throws GradusException naming file, line and what is wrong
     */
    static <T> T read(String text, Class<T> type, Path file, int line) {
        if (text.isBlank()) {
            throw new GradusException(file + ":" + line + ": there is nothing here, where fields are needed.");
        }
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            int at = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String message = e.getOriginalMessage().lines().findFirst().orElse("not YAML");
            String hint = message.contains("mapping values")
                    ? " (a text with a colon in it needs quotes, or a block started with >)"
                    : "";
            throw new GradusException(file + ":" + (line + at - 1) + ": " + message + hint, e);
        }
    }
}
