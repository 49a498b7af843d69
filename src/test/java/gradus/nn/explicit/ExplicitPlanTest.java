package gradus.nn.explicit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What is written out by hand must not lean on the engine that it is compared with. */
@AnalyzeClasses(packages = "gradus.nn", importOptions = ImportOption.DoNotIncludeTests.class)
class ExplicitPlanTest {
    @ArchTest
    static final ArchRule usesArraysOnly = noClasses()
            .that()
            .resideInAPackage("gradus.nn.explicit")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("gradus.autodiff..", "gradus.nn");
}
