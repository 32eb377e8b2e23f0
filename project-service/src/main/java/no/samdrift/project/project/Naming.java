package no.samdrift.project.project;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.Provenance;
import no.samdrift.events.project.Alias;

/**
 * What a project is called, and what else it is or was called (mission P42, T12).
 *
 * @param names its name now
 * @param aliases other names, each with who says that it is the same project
 */
record Naming(LanguageMap names, List<Alias> aliases) {

	Naming {
		aliases = List.copyOf(aliases);
	}

	static Naming of(LanguageMap names) {
		return new Naming(names, List.of());
	}

	/** With another name; the old one stays as an alias. */
	Naming renamed(LanguageMap newNames) {
		Naming renamed = new Naming(newNames, this.aliases);
		Set<String> now = texts(newNames);
		for (String old : texts(this.names)) {
			if (!now.contains(old)) {
				renamed = renamed.with(new Alias(old, Provenance.STATED));
			}
		}
		return renamed;
	}

	/**
	 * With another name recorded; one that was recorded before gets the new certainty.
	 */
	Naming with(Alias alias) {
		List<Alias> others = new ArrayList<>(this.aliases);
		others.removeIf((known) -> known.name().equalsIgnoreCase(alias.name()));
		others.add(alias);
		return new Naming(this.names, others);
	}

	/** Every text by which somebody may look for it. */
	Set<String> allTexts() {
		Set<String> all = texts(this.names);
		this.aliases.forEach((alias) -> all.add(alias.name()));
		return all;
	}

	private static Set<String> texts(LanguageMap names) {
		Set<String> texts = new LinkedHashSet<>();
		Stream.of(names.nb(), names.nn(), names.en()).filter(Objects::nonNull).forEach(texts::add);
		return texts;
	}

}
