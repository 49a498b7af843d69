package gradus.grade.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

/** As much of JSON Schema as docs/grading/schema.json uses. */
final class Schemas {
    private Schemas() {}

    static void check(JsonNode schema, JsonNode value, String at) {
        if (schema.has("const")) {
            assertEquals(schema.path("const"), value, at);
        }
        if (schema.has("enum")) {
            boolean found = false;
            for (JsonNode one : schema.path("enum")) {
                found |= one.equals(value);
            }
            assertTrue(found, at + ": " + value);
        }
        if (schema.has("minimum")) {
            assertTrue(value.asDouble() >= schema.path("minimum").asDouble(), at);
        }
        switch (schema.path("type").asText()) {
            case "string" -> assertTrue(value.isTextual(), at);
            case "boolean" -> assertTrue(value.isBoolean(), at);
            case "number" -> assertTrue(value.isNumber(), at);
            case "integer" -> assertTrue(value.isIntegralNumber(), at);
            case "array" -> {
                assertTrue(value.isArray(), at);
                value.forEach(entry -> check(schema.path("items"), entry, at + "[]"));
            }
            case "object" -> {
                assertTrue(value.isObject(), at);
                schema.path("required").forEach(name -> assertTrue(value.has(name.asText()), at + " lacks " + name));
                value.fieldNames().forEachRemaining(name -> {
                    assertTrue(schema.path("properties").has(name), at + " has " + name);
                    check(schema.path("properties").path(name), value.path(name), at + "." + name);
                });
            }
            default -> assertTrue(schema.has("const") || schema.has("enum"), at);
        }
    }
}
