package no.samdrift.portal;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** What the rooms of the portal may know of each other and of the outside. */
class StructureTest {

	private static final JavaClasses PORTAL = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("no.samdrift.portal");

	@Test
	void roomsDoNotKnowEachOtherInCircles() {
		SlicesRuleDefinition.slices().matching("no.samdrift.portal.(*)..").should().beFreeOfCycles().check(PORTAL);
	}

	@Test
	void onlyTheContractIsKnownOfTheServices() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("no.samdrift.project..", "no.samdrift.membership..", "no.samdrift.notification..",
					"no.samdrift.journal..", "no.samdrift.http..", "no.samdrift.quickstart..")
			.check(PORTAL);
	}

	@Test
	void onlySessionsAreKeptInADatabase() {
		noClasses().that()
			.resideOutsideOfPackage("no.samdrift.portal.signin")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.data..", "com.mongodb..", "org.bson..")
			.check(PORTAL);
	}

	@Test
	void controllersAreNotPublic() {
		classes().that().haveSimpleNameEndingWith("Controller").should().bePackagePrivate().check(PORTAL);
	}

}
