package no.samdrift.portal.signin;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who reads the page. The services decide what a reader may see and do; the portal only
 * arranges its pages by it.
 *
 * @param person the person; absent for somebody who has not signed in
 * @param organisation the organisation that the person acts for
 * @param roles the roles held there
 * @param name what the person is called, for the person's own eyes only
 * @param language the language that the issuer says the person reads
 */
public record Reader(@Nullable PersonId person, @Nullable OrganisationId organisation, Set<Role> roles,
		@Nullable String name, @Nullable Language language) {

	private static final Reader NOBODY = new Reader(null, null, EnumSet.of(Role.READER), null, null);

	/** The reader of the request at hand. */
	public static Reader current() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn)
				? signedIn.reader() : NOBODY;
	}

	/**
	 * The reader of the request at hand, who must have signed in.
	 * @throws SignedOut when nobody has
	 */
	public static Reader requireSignedIn() {
		Reader reader = current();
		if (!reader.isSignedIn()) {
			throw new SignedOut();
		}
		return reader;
	}

	/**
	 * The reader of the request at hand, who must be an operator.
	 * @throws SignedOut when nobody has signed in
	 * @throws ResponseStatusException when it is somebody else (403)
	 */
	public static Reader requireOperator() {
		Reader reader = requireSignedIn();
		if (!reader.has(Role.OPERATOR)) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN);
		}
		return reader;
	}

	static Reader of(OidcUser user, SignInProperties.Claims claims) {
		String person = user.getClaimAsString(claims.person());
		String organisation = user.getClaimAsString(claims.organisation());
		String locale = user.getLocale();
		Set<Role> roles = EnumSet.of(Role.READER);
		roles(user.getClaims().get(claims.roles()))
			.forEach((role) -> Role.ofWireName(role.toString()).ifPresent(roles::add));
		return new Reader((person != null) ? new PersonId(person) : null,
				(organisation != null) ? new OrganisationId(organisation) : null, roles, user.getFullName(),
				(locale != null) ? Language.ofTag(locale).orElse(null) : null);
	}

	/** Whether somebody has signed in. */
	public boolean isSignedIn() {
		return this.person != null;
	}

	public boolean has(Role role) {
		return this.roles.contains(role);
	}

	/** Whether the reader works for an organisation: whoever does may have an idea. */
	public boolean isStaff() {
		return this.organisation != null
				&& Stream.of(Role.STAFF, Role.PROJECT_EDITOR, Role.LINE_MANAGER).anyMatch(this::has);
	}

	/** Whether the reader acts for the organisation. */
	public boolean belongsTo(@Nullable OrganisationId other) {
		return this.organisation != null && this.organisation.equals(other);
	}

	/** The organisation that the reader acts for. */
	public Optional<OrganisationId> organisationId() {
		return Optional.ofNullable(this.organisation);
	}

	private static Collection<?> roles(@Nullable Object claim) {
		return switch (claim) {
			case Collection<?> several -> several;
			case String spaced -> Arrays.asList(spaced.split(" "));
			case null, default -> List.of();
		};
	}

}
