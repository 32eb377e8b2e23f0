package no.samdrift.portal.frame;

import java.util.List;

import no.samdrift.portal.signin.Reader;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param reader who reads
 * @param organisation what the reader's organisation is called
 * @param language the tag of the page's language
 * @param here the path of the page, with what it was asked
 * @param places where the reader can go
 * @param unread how many notifications are unread; absent when that is not known
 */
public record Frame(Reader reader, @Nullable String organisation, String language, String here, List<Place> places,
		@Nullable Long unread) {

	/**
	 * A place in the navigation.
	 *
	 * @param name its text's key after {@code nav.}
	 * @param path where it is
	 * @param current whether the page is there
	 */
	public record Place(String name, String path, boolean current) {
	}

}
