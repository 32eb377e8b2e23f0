package no.samdrift.examples.mirror;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Over HTTP, with a cursor and a long poll. */
final class FeedWay implements Way {

	private final Samdrift samdrift;

	FeedWay(Samdrift samdrift) {
		this.samdrift = samdrift;
	}

	@Override
	public String place() {
		return "cursor";
	}

	@Override
	public String after(Samdrift.Answer snapshot) {
		return snapshot.header("samdrift-cursor");
	}

	@Override
	public boolean read(Copy copy, boolean patience) {
		String after = URLEncoder.encode(copy.remembered(place()).orElseThrow(), StandardCharsets.UTF_8);
		Samdrift.Answer page = this.samdrift.get("events?limit=500&after=" + after + (patience ? "&wait=30" : ""))
			.orStop();
		copy.learn(page.body(), place(), page.header("samdrift-cursor"));
		return !page.body().isEmpty();
	}

}
