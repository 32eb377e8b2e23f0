package no.samdrift.portal.work;

import java.util.List;

import no.samdrift.portal.language.PageLanguage;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Services;
import no.samdrift.portal.signin.Reader;

import org.springframework.stereotype.Component;

/** What a person takes part in, and what is new there. */
@Component
class Around {

	private static final int NEWS = 5;

	private static final int PROJECTS = 6;

	private static final int SEATS = 50;

	private final Services services;

	Around(Services services) {
		this.services = services;
	}

	/** New is what the reader has not read, wherever and whenever it was seen last. */
	News news() {
		return this.services.notification()
			.get(News.class,
					Address.of("/inbox")
						.with("unread", true)
						.with("limit", NEWS)
						.with("language", PageLanguage.current().tag()));
	}

	Projects projectsOf(Reader reader) {
		if (reader.organisation() == null) {
			return new Projects(List.of(), 0);
		}
		Parts.Pending<Long> total = Parts.fetch("total",
				() -> this.services.project()
					.get(Address.of("/projects/counts").with("organisation", reader.organisation()))
					.body()
					.path("total")
					.asLong());
		List<Project> newest = this.services.project()
			.get(Project.Page.class,
					Address.of("/projects")
						.with("organisation", reader.organisation())
						.with("sort", "NEWEST")
						.with("limit", PROJECTS))
			.items();
		return new Projects(newest, total.value());
	}

	Seats seatsOf(Reader reader) {
		return this.services.membership()
			.get(Seats.class, Address.of("/people/{}/seats", reader.person()).with("limit", SEATS));
	}

}
