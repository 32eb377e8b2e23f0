package no.samdrift.notification.federation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The topics with the events of the programmes that are followed. They hold other
 * programmes' facts, and of those only what everybody may see: so sequences may have
 * gaps, no card of this installation belongs to them, and a subject is known by its
 * source too.
 *
 * @param followed the names of the followed programmes, as configured
 */
public record FederatedTopics(Set<String> followed) {

	/** Of an installation that follows nobody. */
	public static final FederatedTopics NONE = new FederatedTopics(Set.of());

	public FederatedTopics {
		followed = Set.copyOf(followed);
	}

	/** The topic of one of them: {@code samdrift.federated.<name>.events}. */
	public static String of(String followed) {
		return "samdrift.federated." + followed + ".events";
	}

	/** All of them, by name. */
	public List<String> names() {
		return this.followed.stream().map(FederatedTopics::of).sorted().toList();
	}

	/** Whether a topic is one of them. */
	public boolean has(String topic) {
		return this.followed.stream().anyMatch((name) -> of(name).equals(topic));
	}

	/** Other topics and these. */
	public Set<String> and(Collection<String> others) {
		Set<String> all = new TreeSet<>(others);
		all.addAll(names());
		return all;
	}

}
