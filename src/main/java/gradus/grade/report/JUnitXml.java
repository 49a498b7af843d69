package gradus.grade.report;

import gradus.grade.ClassResults.Answer;
import gradus.grade.ClassResults.Result;
import gradus.grade.Texts;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** JUnit XML as Jenkins and Surefire have it: a suite for each exercise, a case for each answer, one for all hidden checks. */
final class JUnitXml {
    private JUnitXml() {}

    static String of(String student, List<Result> results) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            attribute(xml, "name", student);
            for (Result result : results) {
                suite(xml, student, result);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }

    private static void suite(XMLStreamWriter xml, String student, Result result) throws XMLStreamException {
        boolean error = result.reason().isPresent();
        long wrong =
                result.visible().stream().filter(answer -> !answer.isRight()).count();
        boolean hiddenWrong = result.hidden().stream().anyMatch(answer -> !answer.isRight());
        int cases = result.visible().size() + (result.hidden().isEmpty() ? 0 : 1);
        long failures = wrong + (hiddenWrong ? 1 : 0);
        String time = String.format(Locale.ROOT, "%.3f", result.milliseconds() / 1000.0);
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        attribute(xml, "name", result.exercise().name());
        attribute(xml, "tests", Integer.toString(cases));
        attribute(xml, "failures", error ? "0" : Long.toString(failures));
        attribute(xml, "errors", error ? Integer.toString(cases) : "0");
        attribute(xml, "skipped", "0");
        attribute(xml, "time", time);
        String group = student + "." + result.exercise().name();
        for (Answer answer : result.visible()) {
            testCase(
                    xml,
                    group,
                    StudentText.name(answer),
                    answer.isRight() ? null : answer.verdict(),
                    StudentText.message(answer, result),
                    result);
        }
        if (!result.hidden().isEmpty()) {
            testCase(
                    xml,
                    group,
                    "Hidden checks",
                    hiddenWrong ? "hidden" : null,
                    error ? result.reason().get() : StudentText.hidden(result.hidden()),
                    result);
        }
        if (!result.output().isEmpty()) {
            xml.writeCharacters("\n    ");
            xml.writeStartElement("system-out");
            xml.writeCharacters(Texts.clipped(result.output(), Integer.MAX_VALUE));
            xml.writeEndElement();
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    /** @param wrong the kind of failure, or null if there is none */
    private static void testCase(
            XMLStreamWriter xml, String group, String name, String wrong, String message, Result result)
            throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        attribute(xml, "classname", group);
        attribute(xml, "name", name);
        attribute(xml, "time", "0");
        if (wrong != null) {
            boolean error = result.reason().isPresent();
            xml.writeStartElement(error ? "error" : "failure");
            attribute(xml, "type", error ? result.outcome().text() : wrong);
            attribute(xml, "message", message.lines().findFirst().orElse(""));
            xml.writeCharacters(Texts.clipped(message, Integer.MAX_VALUE));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Texts.clipped(value, Integer.MAX_VALUE));
    }
}
