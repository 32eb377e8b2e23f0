package no.samdrift.journal.deadletter;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import no.samdrift.events.EventFamily;
import no.samdrift.journal.deadletter.DeadLetters.OwnConsumers;
import no.samdrift.journal.deadletter.DeadLetters.Subscription;
import no.samdrift.journal.topics.TopicDeclarations;
import no.samdrift.journal.topics.TopicProperties;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.messaging.Message;

/** What this service reads: its topics, and what happens to an event it cannot handle. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicProperties.class)
public class DeadLetterConfiguration {

	private static final String INPUT = "-in-0";

	@Bean
	TopicDeclarations topicDeclarations(KafkaProperties kafka, BindingServiceProperties bindings,
			@Value("${samdrift.service-name}") String serviceName, TopicProperties properties) {
		Set<String> topics = new TreeSet<>();
		for (EventFamily family : EventFamily.values()) {
			if (family.source().equals("/" + serviceName)) {
				topics.add(family.eventsTopic());
				topics.add(family.cardsTopic());
			}
		}
		for (BindingProperties binding : bindings.getBindings().values()) {
			if (binding.getGroup() != null) {
				topics.add(binding.getDestination());
				topics.add(TopicDeclarations.deadLetters(binding.getDestination(), binding.getGroup()));
			}
		}
		return new TopicDeclarations(kafka.buildAdminProperties(), topics, properties);
	}

	@Bean
	PoisonParking poisonParking(KafkaProperties kafka, MeterRegistry meters) {
		DefaultKafkaProducerFactory<byte[], byte[]> producers = new DefaultKafkaProducerFactory<>(
				kafka.buildProducerProperties(), new ByteArraySerializer(), new ByteArraySerializer());
		return new PoisonParking(new KafkaTemplate<>(producers), meters);
	}

	@Bean
	ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> poisonIsParked(PoisonParking parking) {
		return (container, destination, group) -> container.setCommonErrorHandler(parking.of(group));
	}

	/**
	 * The dead letters of the service's functions, and of consumers of its own that tell
	 * of themselves by an {@link OwnConsumers} bean. What those park is listed and given
	 * up here; they keep an order, and take nothing after what came later.
	 */
	@Bean
	DeadLetters deadLetters(KafkaProperties kafka, BindingServiceProperties bindings, ApplicationContext context,
			MongoDatabaseFactory mongo, ObjectProvider<OwnConsumers> others, Clock clock, MeterRegistry meters) {
		Map<Subscription, Consumer<Message<byte[]>>> consumers = new HashMap<>();
		bindings.getBindings().forEach((name, binding) -> {
			String function = name.endsWith(INPUT) ? name.substring(0, name.length() - INPUT.length()) : name;
			if (binding.getGroup() != null && context.containsBean(function)) {
				consumers.put(new Subscription(function, binding.getDestination(), binding.getGroup()),
						(message) -> consumer(context, function).accept(message));
			}
		});
		List<Subscription> ordered = others.stream().flatMap((own) -> own.subscriptions().stream()).toList();
		return new DeadLetters(kafka.buildConsumerProperties(), consumers, ordered, mongo.getMongoDatabase(), clock,
				meters);
	}

	@Bean
	DeadLetterGauge deadLetterGauge(DeadLetters deadLetters, Clock clock) {
		return new DeadLetterGauge(deadLetters, clock);
	}

	@SuppressWarnings("unchecked")
	private static Consumer<Message<byte[]>> consumer(ApplicationContext context, String function) {
		return context.getBean(function, Consumer.class);
	}

}
