package no.samdrift.notification.audience;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.journal.topics.WrongSetting;

/**
 * Who is told of what: {@code audience-rules.yml}, one rule for every event of the
 * contract. What is wrong in it stops the start, all at once.
 */
public final class AudienceRules {

	private static final String FILE = "audience-rules.yml";

	private final Map<String, AudienceRule> byEvent;

	private AudienceRules(Map<String, AudienceRule> byEvent) {
		this.byEvent = Collections.unmodifiableMap(byEvent);
	}

	/** Reads the rules of the class path. */
	public static AudienceRules ofClassPath() {
		try (InputStream file = AudienceRules.class.getResourceAsStream("/" + FILE)) {
			if (file == null) {
				throw new WrongSetting("There is no " + FILE + " on the class path.", "Add it.");
			}
			return read(new Yaml(new SafeConstructor(new LoaderOptions())).load(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Checks and takes rules.
	 * @throws WrongSetting naming everything that is wrong
	 */
	static AudienceRules read(Map<String, ?> document) {
		List<String> wrong = new ArrayList<>();
		Map<String, AudienceRule> rules = new LinkedHashMap<>();
		Map<?, ?> written = (document.get("rules") instanceof Map<?, ?> map) ? map : Map.of();
		for (EventFamily family : EventFamily.values()) {
			for (Class<? extends DomainEvent> event : family.eventRecords()) {
				String name = event.getSimpleName();
				if (written.get(name) instanceof Map<?, ?> rule) {
					rules.put(name, rule(name, family, rule, wrong));
				}
				else {
					wrong.add(name + " has no rule");
				}
			}
		}
		for (Object name : written.keySet()) {
			if (!rules.containsKey(String.valueOf(name))) {
				wrong.add("there is no event " + name);
			}
		}
		if (!wrong.isEmpty()) {
			throw new WrongSetting("The audience rules are wrong: " + String.join("; ", wrong) + ".",
					"Correct " + FILE + ".");
		}
		return new AudienceRules(rules);
	}

	private static AudienceRule rule(String event, EventFamily family, Map<?, ?> written, List<String> wrong) {
		List<Relation> tells = new ArrayList<>();
		for (Object key : (written.get("tells") instanceof List<?> list) ? list : List.of()) {
			Relation.ofKey(String.valueOf(key))
				.filter((relation) -> relation.fits(family))
				.ifPresentOrElse((relation) -> {
					if (tells.contains(relation)) {
						wrong.add(event + " tells " + key + " twice");
					}
					tells.add(relation);
				}, () -> wrong.add(event + " cannot tell " + key));
		}
		if (tells.isEmpty()) {
			wrong.add(event + " tells nobody");
		}
		for (Object key : written.keySet()) {
			if (!List.of("tells", "actor-is-told").contains(String.valueOf(key))) {
				wrong.add(event + " has the unknown field " + key);
			}
		}
		return new AudienceRule(event, tells, Boolean.TRUE.equals(written.get("actor-is-told")));
	}

	/** The rule for an event. */
	public AudienceRule of(DomainEvent event) {
		AudienceRule rule = this.byEvent.get(event.getClass().getSimpleName());
		if (rule == null) {
			throw new IllegalStateException("No rule for " + event.getClass().getSimpleName());
		}
		return rule;
	}

	/** Every rule, in the order of the contract. */
	public Collection<AudienceRule> all() {
		return this.byEvent.values();
	}

}
