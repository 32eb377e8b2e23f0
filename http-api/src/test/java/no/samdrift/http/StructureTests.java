package no.samdrift.http;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class StructureTests {

	private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("no.samdrift.http");

	@Test
	void packagesDoNotGoInCircles() {
		slices().matching("no.samdrift.http.(*)..").should().beFreeOfCycles().check(this.classes);
	}

	@Test
	void whatServicesCodeAgainstKnowsNothingOfItsWorkings() {
		noClasses().that()
			.resideInAPackage("no.samdrift.http")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("no.samdrift.http.*..")
			.check(this.classes);
	}

	@Test
	void noServiceIsKnownHere() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("no.samdrift.project..", "no.samdrift.membership..", "no.samdrift.notification..")
			.check(this.classes);
	}

}
