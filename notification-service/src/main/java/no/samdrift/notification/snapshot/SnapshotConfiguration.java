package no.samdrift.notification.snapshot;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import no.samdrift.notification.stream.StreamFeed;
import no.samdrift.journal.readmodel.ReadModels;
import no.samdrift.notification.visible.VisibleCards;

/** Snapshots. */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

	/** Each reads the database for as long as its reader takes. */
	private static final int AT_ONCE = 8;

	@Bean
	Snapshots snapshots(VisibleCards cards, ReadModels readModels, StreamFeed feed, MeterRegistry meters) {
		return new Snapshots(cards, readModels, feed, AT_ONCE, meters);
	}

}
