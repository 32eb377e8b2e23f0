package no.samdrift.portal.operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import no.samdrift.portal.operations.ParkedLetter.Letter;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Part;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.service.Services;

import org.springframework.stereotype.Component;

/** The events that the services could not handle. */
@Component
class ParkedLetters {

	/** The page shows this many of those that are settled. */
	private static final int MOST_SETTLED = 20;

	private final Services services;

	ParkedLetters(Services services) {
		this.services = services;
	}

	/** Those of all services, the newest first; says whose could not be had. */
	All all() {
		Map<Service, Parts.Pending<Page>> asked = new LinkedHashMap<>();
		for (Service service : Service.values()) {
			asked.put(service, Parts.fetch(service.label(),
					() -> this.services.of(service).get(Page.class, Address.of("/dead-letters"))));
		}
		List<ParkedLetter> letters = new ArrayList<>();
		List<String> silent = new ArrayList<>();
		asked.forEach((service, pending) -> {
			Part<Page> page = pending.part();
			if (page.value() == null) {
				silent.add(service.label());
			}
			else {
				page.value().items().forEach((letter) -> letters.add(new ParkedLetter(service, letter)));
			}
		});
		letters.sort(Comparator.comparing((ParkedLetter one) -> one.letter().parkedAt()).reversed());
		return new All(letters.stream().filter((one) -> one.letter().state().equals("PARKED")).toList(),
				letters.stream().filter((one) -> !one.letter().state().equals("PARKED")).limit(MOST_SETTLED).toList(),
				silent);
	}

	/**
	 * What there is.
	 *
	 * @param waiting those that wait for a person
	 * @param settled those that somebody has replayed or discarded
	 * @param silent the services that did not answer
	 */
	record All(List<ParkedLetter> waiting, List<ParkedLetter> settled, List<String> silent) {
	}

	/**
	 * What a service answers.
	 *
	 * @param items its dead letters
	 */
	record Page(List<Letter> items) {
	}

}
