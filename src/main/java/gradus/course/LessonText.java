package gradus.course;

import gradus.array.GradusException;
import gradus.course.Lesson.Link;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Goes through a lesson's Markdown: gathers links and headings, and refuses what would silently not be what it looks. */
final class LessonText extends AbstractVisitor {
    private final Path file;
    private final List<Link> links = new ArrayList<>();
    private final Set<String> anchors = new HashSet<>();

    LessonText(Path file) {
        this.file = file;
    }

    List<Link> links() {
        return links;
    }

    Set<String> anchors() {
        return anchors;
    }

    @Override
    public void visit(org.commonmark.node.Link link) {
        links.add(new Link(link.getDestination(), line(link)));
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        links.add(new Link(image.getDestination(), line(image)));
    }

    @Override
    public void visit(Text text) {
        if (text.getLiteral().contains("$$")) {
            throw at(text, "a displayed formula is a math fence, not $$: Markdown would read its _ and * as emphasis.");
        }
    }

    @Override
    public void visit(FencedCodeBlock fence) {
        String info = fence.getInfo().strip();
        boolean nested = !(fence.getParent() instanceof Document);
        if (nested && !info.isEmpty() && !info.equals("text")) {
            throw at(fence, "a " + info + " fence must stand at the margin, and not in a list or a quotation.");
        }
    }

    @Override
    public void visit(Heading heading) {
        StringBuilder text = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }
        });
        anchors.add(text.toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-'));
        visitChildren(heading);
    }

    private static int line(Node node) {
        Node at = node;
        while (at.getSourceSpans().isEmpty() && at.getParent() != null) {
            at = at.getParent();
        }
        return at.getSourceSpans().isEmpty() ? 1 : at.getSourceSpans().get(0).getLineIndex() + 1;
    }

    private GradusException at(Node node, String message) {
        return new GradusException(file + ":" + line(node) + ": " + message);
    }
}
