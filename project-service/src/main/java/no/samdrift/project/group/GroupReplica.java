package no.samdrift.project.group;

import java.util.function.Consumer;

import no.samdrift.events.EventFamily;
import no.samdrift.events.membership.GroupCard;
import no.samdrift.journal.replica.Replica;
import no.samdrift.journal.replica.Replicas;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Keeps the groups' cards. */
@Configuration(proxyBeanMethods = false)
class GroupReplica {

	@Bean
	Replica<GroupCard> knownGroups(Replicas replicas) {
		return replicas.of(EventFamily.GROUP, GroupCard.class);
	}

	@Bean
	Consumer<Message<byte[]>> groupCards(Replica<GroupCard> knownGroups) {
		return knownGroups.consumer();
	}

	@Bean
	GroupSeats groupSeats(Replica<GroupCard> knownGroups) {
		return new GroupSeats(knownGroups);
	}

}
