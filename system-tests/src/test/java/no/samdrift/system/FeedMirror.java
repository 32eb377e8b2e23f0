package no.samdrift.system;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/** Reads by the HTTP feed, with its cursor and long poll. */
final class FeedMirror extends StreamMirror {

	private final Api api;

	FeedMirror(RunningSystem system, String municipality) {
		super(municipality);
		this.api = system.asSystemOf(municipality);
	}

	@Override
	void follow() {
		while (!isStopped()) {
			String place = place();
			String after = (place != null) ? "&after=" + URLEncoder.encode(place, StandardCharsets.UTF_8) : "";
			Api.Answer page = this.api.get(Part.NOTIFICATION,
					"/municipalities/" + municipality() + "/events?limit=50&wait=5" + after);
			if (page.status() != 200) {
				throw new NoAnswer();
			}
			List<JsonNode> events = new ArrayList<>();
			page.body().forEach(events::add);
			learn(events, page.header("Samdrift-Cursor"));
		}
	}

}
