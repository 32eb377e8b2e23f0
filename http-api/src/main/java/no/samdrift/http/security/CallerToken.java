package no.samdrift.http.security;

import java.util.Set;

import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.http.Caller;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** A verified token, read. */
final class CallerToken extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final Jwt jwt;

	private final transient @Nullable PersonId person;

	private final transient @Nullable OrganisationId organisation;

	private final transient Set<Role> held;

	CallerToken(Jwt jwt, @Nullable PersonId person, @Nullable OrganisationId organisation, Set<Role> held) {
		super(held.stream().map((role) -> new SimpleGrantedAuthority("ROLE_" + role.wireName())).toList());
		this.jwt = jwt;
		this.person = person;
		this.organisation = organisation;
		this.held = held;
		setAuthenticated(true);
	}

	Caller caller(Language language) {
		return (this.person != null) ? Caller.ofPerson(this.person, this.organisation, this.held, language)
				: Caller.ofClient(this.jwt.getSubject(), this.organisation, this.held, language);
	}

	@Override
	public Object getCredentials() {
		return this.jwt;
	}

	@Override
	public Object getPrincipal() {
		return this.jwt.getSubject();
	}

}
