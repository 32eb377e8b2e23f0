package no.samdrift.journal;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import no.samdrift.journal.readmodel.RebuildableReadModel;

/**
 * The current copies of all aggregates, search terms included, as the journal says they
 * are. Every copy is compared with the newest entry of its aggregate and replaced where
 * it differs, so what is right stays readable all the time.
 */
final class CopiesFromEntries implements RebuildableReadModel {

	private static final int PAGE = 200;

	private final Supplier<Collection<Aggregates<?>>> families;

	CopiesFromEntries(Supplier<Collection<Aggregates<?>>> families) {
		this.families = families;
	}

	@Override
	public String name() {
		return "current-copies";
	}

	@Override
	public Source source() {
		return Source.JOURNAL;
	}

	@Override
	public void rebuild(Filling filling) {
		Collection<Aggregates<?>> all = this.families.get();
		long left = all.stream().mapToLong(Aggregates::count).sum();
		for (Aggregates<?> family : all) {
			filling.left(left);
			String last = "";
			for (List<String> page = family.recorded(last, PAGE); !page.isEmpty(); page = family.recorded(last, PAGE)) {
				page.forEach(family::mend);
				last = JournalEntry.id(page.getLast(), 1);
				left = Math.max(0, left - page.size());
				filling.left(left);
			}
			last = "";
			for (List<String> page = family.copied(last, PAGE); !page.isEmpty(); page = family.copied(last, PAGE)) {
				page.forEach(family::mend);
				last = page.getLast();
				filling.left(left);
			}
		}
	}

}
