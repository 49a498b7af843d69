package gradus.terminal;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Markdown as wrapped text, styled for terminals that can; {@code toString()} of the result is the plain form. */
public final class MarkdownText {
    private static final Parser MARKDOWN = Parser.builder().build();
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

    private final int width;
    private final AttributedStringBuilder out = new AttributedStringBuilder();
    private String firstIndent = "";
    private String indent = "";

    private MarkdownText(int width) {
        this.width = Math.max(20, width);
    }

    public static AttributedString render(String markdown, int width) {
        MarkdownText text = new MarkdownText(width);
        text.blocks(MARKDOWN.parse(markdown));
        return text.out.toAttributedString();
    }

    private void blocks(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node != parent.getFirstChild() && !isTightItem(node)) {
                out.append('\n');
            }
            block(node);
        }
    }

    private static boolean isTightItem(Node node) {
        return node instanceof ListItem && ((org.commonmark.node.ListBlock) node.getParent()).isTight();
    }

    private void block(Node node) {
        if (node instanceof Heading heading) {
            int start = out.length();
            paragraph(heading, PLAIN.bold());
            line(new AttributedString("─".repeat(Math.min(width, out.length() - start - 1))));
        } else if (node instanceof Paragraph paragraph) {
            paragraph(paragraph, PLAIN);
        } else if (node instanceof BulletList list) {
            items(list, -1);
        } else if (node instanceof OrderedList list) {
            items(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
        } else if (node instanceof BlockQuote quote) {
            nested("│ ", "│ ", () -> blocks(quote));
        } else if (node instanceof FencedCodeBlock code) {
            verbatim(code.getLiteral());
        } else if (node instanceof IndentedCodeBlock code) {
            verbatim(code.getLiteral());
        } else if (node instanceof ThematicBreak) {
            line(new AttributedString("─".repeat(Math.min(20, width))));
        } else {
            blocks(node);
        }
    }

    private void items(Node list, int number) {
        int next = number;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (item != list.getFirstChild() && !isTightItem(item)) {
                out.append('\n');
            }
            String marker = number < 0 ? "• " : next++ + ". ";
            Node content = item;
            nested(marker, " ".repeat(marker.length()), () -> blocks(content));
        }
    }

    private void nested(String marker, String rest, Runnable body) {
        String outer = indent;
        firstIndent = firstIndent + marker;
        indent = indent + rest;
        body.run();
        indent = outer;
        firstIndent = outer;
    }

    private void verbatim(String code) {
        code.lines().forEach(text -> line(new AttributedString("    " + text)));
    }

    private void line(AttributedString text) {
        out.append(firstIndent).append(text).append('\n');
        firstIndent = indent;
    }

    private void paragraph(Node node, AttributedStyle style) {
        List<AttributedString> words = new Words().of(node, style);
        AttributedStringBuilder current = new AttributedStringBuilder();
        for (AttributedString word : words) {
            boolean forced = word.length() == 1 && word.charAt(0) == '\n';
            int room = width - indent.length();
            if (current.length() > 0 && (forced || current.columnLength() + 1 + word.columnLength() > room)) {
                line(current.toAttributedString());
                current = new AttributedStringBuilder();
            }
            if (!forced) {
                if (current.length() > 0) {
                    current.append(' ');
                }
                current.append(word);
            }
        }
        line(current.toAttributedString());
    }

    /** The words of a paragraph, each with its style; a code span is one word, so that it is never broken. */
    private static final class Words extends AbstractVisitor {
        private final List<AttributedString> words = new ArrayList<>();
        private AttributedStringBuilder word = new AttributedStringBuilder();
        private AttributedStyle style = PLAIN;

        List<AttributedString> of(Node node, AttributedStyle base) {
            style = base;
            visitChildren(node);
            end();
            return words;
        }

        private void end() {
            if (word.length() > 0) {
                words.add(word.toAttributedString());
                word = new AttributedStringBuilder();
            }
        }

        private void styled(AttributedStyle changed, Node node) {
            AttributedStyle outer = style;
            style = changed;
            visitChildren(node);
            style = outer;
        }

        @Override
        public void visit(Text text) {
            for (int i = 0; i < text.getLiteral().length(); i++) {
                char c = text.getLiteral().charAt(i);
                if (c == ' ') {
                    end();
                } else {
                    word.styled(style, String.valueOf(c));
                }
            }
        }

        @Override
        public void visit(Code code) {
            word.styled(style.foreground(AttributedStyle.CYAN), code.getLiteral());
        }

        @Override
        public void visit(Emphasis emphasis) {
            styled(style.italic(), emphasis);
        }

        @Override
        public void visit(StrongEmphasis strong) {
            styled(style.bold(), strong);
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            end();
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            end();
            words.add(new AttributedString("\n"));
        }
    }
}
