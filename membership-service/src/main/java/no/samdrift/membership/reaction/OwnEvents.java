package no.samdrift.membership.reaction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;

import no.samdrift.events.membership.OrganisationEvent.MunicipalitySplit;
import no.samdrift.events.membership.OrganisationEvent.OfficeHolderChanged;
import no.samdrift.journal.Act;
import no.samdrift.journal.consume.EventConsumers;
import no.samdrift.journal.consume.ReceivedEvent;
import no.samdrift.membership.group.Groups;
import no.samdrift.membership.organisation.Organisations;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.messaging.Message;

/**
 * Reads this service's own events from Kafka, so that what follows from them is not lost
 * when the process dies in between. Each reaction takes the same event twice without harm
 * when it comes again at once, and news that comes again later is not reacted to.
 */
@Configuration(proxyBeanMethods = false)
class OwnEvents {

	private static final String SERVICE = "membership-service";

	private final Organisations organisations;

	private final Groups groups;

	private final ReactedTo reactedTo;

	private final Clock clock;

	OwnEvents(Organisations organisations, Groups groups, MongoDatabaseFactory mongo, Clock clock) {
		this.organisations = organisations;
		this.groups = groups;
		this.reactedTo = new ReactedTo(mongo.getMongoDatabase(), clock);
		this.clock = clock;
	}

	@Bean
	Consumer<Message<byte[]>> membershipEvents(EventConsumers consumers) {
		return consumers.each((received) -> {
			switch (received.event()) {
				case OfficeHolderChanged changed ->
					reaction(received, "propose-succession", () -> propose(received, changed));
				case MunicipalitySplit split -> reaction(received, "hear-of-split", () -> this.organisations
					.hearOfSplit(split.splitOff(), split.organisationId(), split.validFrom()));
				default -> {
				}
			}
		});
	}

	private void propose(ReceivedEvent received, OfficeHolderChanged changed) {
		this.groups.eachWithSeatOf(changed.organisationId(),
				(group) -> this.groups.react(group.state().id(),
						(now) -> now.proposeSuccession(changed.organisationId(), changed.office(), changed.holder(),
								changed.since(), received.envelope().sequence(), LocalDate.now(this.clock))));
	}

	private void reaction(ReceivedEvent received, String command, Runnable work) {
		Act.reaction(SERVICE, command, received.envelope().correlationId(), received.envelope().id()).perform(() -> {
			this.reactedTo.once(received.envelope().id(), work);
			return true;
		});
	}

}
