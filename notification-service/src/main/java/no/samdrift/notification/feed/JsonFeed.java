package no.samdrift.notification.feed;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import no.samdrift.events.EventJson;

/** Writes a page as JSON Feed 1.1. */
final class JsonFeed {

	static final String MEDIA_TYPE = "application/feed+json";

	private JsonFeed() {
	}

	static byte[] of(FeedPage page) {
		ObjectNode feed = EventJson.mapper().createObjectNode();
		feed.put("version", "https://jsonfeed.org/version/1.1");
		feed.put("title", page.title());
		feed.put("language", page.language().tag());
		feed.put("feed_url", page.self());
		if (page.next() != null) {
			feed.put("next_url", page.next());
		}
		ArrayNode items = feed.putArray("items");
		for (Entry entry : page.entries()) {
			ObjectNode item = items.addObject();
			item.put("id", entry.id());
			item.put("url", entry.link());
			item.put("title", entry.title());
			item.put("content_text", entry.summary());
			item.put("date_published", entry.time().toString());
			ArrayNode tags = item.putArray("tags");
			entry.categories().forEach(tags::add);
		}
		return EventJson.mapper().writeValueAsBytes(feed);
	}

}
