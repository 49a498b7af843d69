package gradus;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** The house plan: a package imports only packages below it in this list. */
@AnalyzeClasses(packages = "gradus", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] TOP_TO_BOTTOM = {
        "cli", "terminal", "grade", "learn", "course", "script", "view", "explain", "nn", "autodiff", "array"
    };

    @ArchTest
    static final ArchRule packagesImportOnlyThoseBelow = layers();

    @ArchTest
    static final ArchRule noCycles =
            SlicesRuleDefinition.slices().matching("gradus.(*)..").should().beFreeOfCycles();

    private static LayeredArchitecture layers() {
        LayeredArchitecture rule = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String layer : TOP_TO_BOTTOM) {
            rule = rule.optionalLayer(layer).definedBy("gradus." + layer + "..");
        }
        for (int i = 0; i < TOP_TO_BOTTOM.length; i++) {
            String[] above = java.util.Arrays.copyOf(TOP_TO_BOTTOM, i);
            rule = above.length == 0
                    ? rule.whereLayer(TOP_TO_BOTTOM[i]).mayNotBeAccessedByAnyLayer()
                    : rule.whereLayer(TOP_TO_BOTTOM[i]).mayOnlyBeAccessedByLayers(above);
        }
        return rule;
    }
}
