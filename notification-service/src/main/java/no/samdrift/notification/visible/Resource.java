package no.samdrift.notification.visible;

import java.util.Comparator;

/**
 * What a card is about, wherever it comes from.
 *
 * @param source the CloudEvents source that tells of it, such as {@code /project-service}
 * @param subject its id there
 */
public record Resource(String source, String subject) implements Comparable<Resource> {

	private static final Comparator<Resource> ORDER = Comparator.comparing(Resource::source)
		.thenComparing(Resource::subject);

	@Override
	public int compareTo(Resource other) {
		return ORDER.compare(this, other);
	}

}
