package no.samdrift.notification;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import no.samdrift.notification.subscription.Subscription;
import no.samdrift.notification.subscription.Terms;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("no.samdrift.notification");

	@Test
	void noOtherServiceIsUsed() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("no.samdrift.project..", "no.samdrift.membership..", "no.samdrift.quickstart..")
			.check(CLASSES);
	}

	@Test
	void rulesAndWordsKnowNoSpringNoMongoAndNoKafka() {
		noClasses().that()
			.resideInAnyPackage("no.samdrift.notification.audience..", "no.samdrift.notification.text..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "com.mongodb..", "org.bson..", "org.apache.kafka..")
			.check(CLASSES);
	}

	@Test
	void theAggregateKnowsNoSpringNoMongoAndNoKafka() {
		noClasses().that()
			.haveFullyQualifiedName(Subscription.class.getName())
			.or()
			.haveFullyQualifiedName(Terms.class.getName())
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "com.mongodb..", "org.bson..", "org.apache.kafka..")
			.check(CLASSES);
	}

	@Test
	void whatPeopleGetAndWhatSystemsGetAreIndependent() {
		noClasses().that()
			.resideInAPackage("no.samdrift.notification.stream..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("no.samdrift.notification.inbox..", "no.samdrift.notification.audience..",
					"no.samdrift.notification.text..")
			.check(CLASSES);
		noClasses().that()
			.resideInAPackage("no.samdrift.notification.inbox..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("no.samdrift.notification.stream..")
			.check(CLASSES);
	}

	@Test
	void noTwoPackagesNeedEachOther() {
		slices().matching("no.samdrift.notification.(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void nothingIsCalledAfterWhatItIsNot() {
		noClasses().should()
			.haveSimpleNameEndingWith("Manager")
			.orShould()
			.haveSimpleNameEndingWith("Helper")
			.orShould()
			.haveSimpleNameEndingWith("Util")
			.orShould()
			.haveSimpleNameEndingWith("Impl")
			.orShould()
			.haveSimpleNameEndingWith("DTO")
			.check(CLASSES);
	}

}
