package no.samdrift.quickstart.broker;

import no.samdrift.embedded.EmbeddedKafka;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "samdrift.quickstart.broker.enabled", matchIfMissing = true)
class BrokerConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(BrokerConfiguration.class);

	@Bean
	EmbeddedKafka broker(BrokerProperties properties) {
		EmbeddedKafka broker = EmbeddedKafka.start(properties.directory(), properties.port(), properties.scramPort());
		logger.info("Kafka broker on {}, with credentials on {}, data in {}", broker.bootstrapServers(),
				broker.scramServers(), properties.directory());
		return broker;
	}

}
