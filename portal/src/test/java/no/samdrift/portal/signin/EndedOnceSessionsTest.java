package no.samdrift.portal.signin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import no.samdrift.embedded.EmbeddedMongo;
import no.samdrift.embedded.FreePort;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mongodb.spring.session.MongoIndexedSessionRepository;

import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What several requests of one reader do to their session at once. */
class EndedOnceSessionsTest {

	private static final Runnable NOTHING = () -> {
	};

	/** Done once, between a request's last look and its writing. */
	private static final AtomicReference<Runnable> meanwhile = new AtomicReference<>(NOTHING);

	private static EmbeddedMongo server;

	private static MongoClient client;

	private static MongoTemplate mongo;

	private static EndedOnceSessions sessions;

	@BeforeAll
	static void start() {
		server = EmbeddedMongo.startInMemory(FreePort.take());
		client = MongoClients.create(MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString(server.uri("portal")))
			.addCommandListener(new CommandListener() {
				@Override
				public void commandStarted(CommandStartedEvent event) {
					if (event.getCommandName().equals("update")) {
						meanwhile.getAndSet(NOTHING).run();
					}
				}
			})
			.build());
		mongo = new MongoTemplate(client, "portal");
		sessions = new EndedOnceSessions(new MongoIndexedSessionRepository(mongo), mongo);
	}

	@AfterAll
	static void stop() {
		client.close();
		server.close();
	}

	@Test
	void whatOneRequestPutsInStaysWhenASlowerOneTellsThatSomebodyWasThere() {
		String id = begun();
		EndedOnceSession slow = found(id);
		slow.setLastAccessedTime(Instant.now().plusSeconds(1));
		meanwhile.set(() -> {
			EndedOnceSession quick = found(id);
			quick.setAttribute("said", "All are read");
			sessions.save(quick);
		});

		sessions.save(slow);

		assertThat(found(id).<String>getAttribute("said")).isEqualTo("All are read");
	}

	@Test
	void aSessionThatEndsMeanwhileStaysEnded() {
		String id = begun();
		EndedOnceSession slow = found(id);
		slow.setLastAccessedTime(Instant.now().plusSeconds(1));
		meanwhile.set(() -> sessions.deleteById(id));

		sessions.save(slow);

		assertThat(sessions.findById(id)).isNull();
	}

	@Test
	void aSessionLastsFromWhenSomebodyWasThereLast() {
		String id = begun();
		Instant later = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.MILLIS);
		EndedOnceSession session = found(id);
		session.setLastAccessedTime(later);

		sessions.save(session);

		assertThat(found(id).getLastAccessedTime()).isEqualTo(later);
		Document stored = mongo.findById(id, Document.class, MongoIndexedSessionRepository.DEFAULT_COLLECTION_NAME);
		assertThat(stored).isNotNull();
		assertThat(stored.getDate("expireAt").toInstant()).isEqualTo(later.plus(session.getMaxInactiveInterval()));
	}

	private static String begun() {
		EndedOnceSession session = sessions.createSession();
		sessions.save(session);
		return session.getId();
	}

	private static EndedOnceSession found(String id) {
		EndedOnceSession session = sessions.findById(id);
		assertThat(session).isNotNull();
		return session;
	}

}
