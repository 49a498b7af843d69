package gradus.grade.report;
import gradus.grade.ClassResults;
final class HtmlPage { static String of(ClassResults r) { return ""; } }
