package no.samdrift.membership.project;

import java.util.function.Consumer;

import no.samdrift.events.EventFamily;
import no.samdrift.events.project.ProjectCard;
import no.samdrift.journal.replica.Replica;
import no.samdrift.journal.replica.Replicas;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Keeps the projects' cards, for mandates and agendas ({@code architecture.md} 5). */
@Configuration(proxyBeanMethods = false)
class KnownProjects {

	@Bean
	Replica<ProjectCard> projects(Replicas replicas) {
		return replicas.of(EventFamily.PROJECT, ProjectCard.class);
	}

	@Bean
	Consumer<Message<byte[]>> projectCards(Replica<ProjectCard> projects) {
		return projects.consumer();
	}

}
