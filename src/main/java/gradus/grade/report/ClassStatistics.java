package gradus.grade.report;

import gradus.grade.ClassResults;
import gradus.grade.ClassResults.Answer;
import gradus.grade.ClassResults.Result;
import gradus.grade.ClassResults.Sheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A class's results in one exercise, summed up.
 *
 * @param scores in ascending order, of every submission
 * @param marked how many submissions ran and were marked
 * @param passed how many have every answer right
 * @param links each ask, with how many have it right
 * @param misconceptions with the number of students who have them, the most common first
 */
record ClassStatistics(
        Sheet sheet,
        List<Double> scores,
        int marked,
        int passed,
        List<Link> links,
        List<Map.Entry<String, Integer>> misconceptions) {
    /** An ask, and how many have it right. */
    record Link(Answer answer, int right) {}

    static ClassStatistics of(ClassResults results, Sheet sheet) {
        List<Result> own = results.results().stream()
                .filter(result -> result.exercise().equals(sheet))
                .toList();
        List<Result> marked =
                own.stream().filter(result -> result.reason().isEmpty()).toList();
        Map<String, Integer> right = new TreeMap<>();
        Map<String, Integer> misconceptions = new TreeMap<>();
        for (Result result : marked) {
            result.answers().stream()
                    .filter(Answer::isRight)
                    .forEach(answer -> right.merge(answer.name(), 1, Integer::sum));
            HashSet<String> had = new HashSet<>();
            result.answers().forEach(answer -> had.addAll(answer.misconceptions()));
            had.forEach(id -> misconceptions.merge(id, 1, Integer::sum));
        }
        List<Map.Entry<String, Integer>> common = new ArrayList<>(misconceptions.entrySet());
        common.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
        return new ClassStatistics(
                sheet,
                own.stream().map(Result::score).sorted().toList(),
                marked.size(),
                (int) own.stream().filter(Result::isPassed).count(),
                sheet.asks().stream()
                        .map(ask -> new Link(ask, right.getOrDefault(ask.name(), 0)))
                        .toList(),
                common);
    }

    int count() {
        return scores.size();
    }

    double mean() {
        return scores.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    double median() {
        int n = scores.size();
        return n == 0 ? 0 : (scores.get((n - 1) / 2) + scores.get(n / 2)) / 2;
    }

    /** How many submissions are in each of so many equal steps from no points to all; all points are in the last. */
    int[] distribution(int bins) {
        int[] counts = new int[bins];
        for (double score : scores) {
            double share = sheet.maxScore() > 0 ? score / sheet.maxScore() : 0;
            counts[(int) Math.max(0, Math.min(bins - 1, Math.floor(share * bins)))]++;
        }
        return counts;
    }

    /** The link that fewest have right, unless all have all. */
    Optional<Link> hardest() {
        return links.stream().min(Comparator.comparingInt(Link::right)).filter(link -> link.right() < marked);
    }
}
