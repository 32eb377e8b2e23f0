package no.samdrift.journal.autoconfigure;

import java.time.Clock;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import no.samdrift.embedded.TestServers;
import no.samdrift.events.Id;
import no.samdrift.events.SourcePrefix;
import no.samdrift.journal.Acts;
import no.samdrift.journal.Journal;
import no.samdrift.journal.Tally;
import no.samdrift.journal.topics.WrongSetting;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SourcePrefixSettingTest {

	@Test
	void aWrongPrefixStopsTheStartWithASentence() {
		SpringApplicationBuilder service = new SpringApplicationBuilder(SmallService.class)
			.web(WebApplicationType.NONE);

		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> service.run("--samdrift.service-name=project-service",
					"--samdrift.events.source-prefix=vest/",
					"--spring.kafka.bootstrap-servers=" + TestServers.kafkaBootstrapServers(),
					"--spring.mongodb.uri=" + TestServers.mongoUri("prefix-" + Id.next())))
			.havingRootCause()
			.isInstanceOf(WrongSetting.class)
			.withMessageContaining("'vest/' does not")
			.withMessageContaining("Set samdrift.events.source-prefix to something like /smart-vestmark");
	}

	@Test
	void thePrefixOfTheFirstStartStays() {
		try (MongoClient client = MongoClients.create(TestServers.mongoUri("prefixes"))) {
			MongoDatabase database = client.getDatabase("prefix-" + Id.next());
			Journal journal = new Journal(database, Clock.systemUTC());
			kept("/vest", journal, database).start();

			assertThatCode(() -> kept("/vest", journal, database).start()).doesNotThrowAnyException();
			assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> kept("/aust", journal, database).start())
				.withMessageContaining("Set it to '/vest' again");
		}
	}

	@Test
	void whoHasToldEventsBeforeThereWerePrefixesHasNone() {
		try (MongoClient client = MongoClients.create(TestServers.mongoUri("prefixes"))) {
			MongoDatabase database = client.getDatabase("prefix-" + Id.next());
			Journal journal = new Journal(database, Clock.systemUTC());
			String id = Id.next();
			Acts.coordinator().perform(() -> journal.aggregates(Tally.TYPE).create(id, () -> Tally.start(id)));

			assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> kept("/vest", journal, database).start())
				.withMessageContaining("under ''");
			assertThatCode(() -> kept("", journal, database).start()).doesNotThrowAnyException();
		}
	}

	private static KeptSourcePrefix kept(String prefix, Journal journal, MongoDatabase database) {
		return new KeptSourcePrefix(new SourcePrefix(prefix), journal.entries(), database);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class SmallService {

	}

}
