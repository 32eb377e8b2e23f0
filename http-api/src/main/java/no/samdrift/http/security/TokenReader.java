package no.samdrift.http.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.http.HttpApiProperties.Claims;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * Reads person, organisation and roles from a verified token. Roles that Samdrift does
 * not know are somebody else's and ignored; an id that is none makes the token invalid.
 */
final class TokenReader implements Converter<Jwt, AbstractAuthenticationToken> {

	private final Claims names;

	TokenReader(Claims names) {
		this.names = names;
	}

	@Override
	public AbstractAuthenticationToken convert(Jwt jwt) {
		PersonId person = id(jwt, this.names.person(), PersonId::new);
		OrganisationId organisation = id(jwt, this.names.organisation(), OrganisationId::new);
		Set<Role> roles = roles(claim(jwt, this.names.roles()));
		if (person != null) {
			roles.remove(Role.SYSTEM);
		}
		else if (jwt.getSubject() == null || jwt.getSubject().isBlank()) {
			throw new InvalidBearerTokenException("The token names neither a person nor a client");
		}
		else {
			roles.add(Role.SYSTEM);
		}
		return new CallerToken(jwt, person, organisation, roles);
	}

	private static Set<Role> roles(@Nullable Object claim) {
		Collection<?> names = switch (claim) {
			case Collection<?> several -> several;
			case String spaced -> Arrays.asList(spaced.split(" "));
			case null, default -> List.of();
		};
		Set<Role> roles = EnumSet.of(Role.READER);
		names.forEach((name) -> Role.ofWireName(name.toString()).ifPresent(roles::add));
		return roles;
	}

	private static <T> @Nullable T id(Jwt jwt, String name, Function<String, T> type) {
		Object claim = claim(jwt, name);
		if (claim == null) {
			return null;
		}
		try {
			return type.apply(claim.toString());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidBearerTokenException("The claim " + name + " holds no id", ex);
		}
	}

	private static @Nullable Object claim(Jwt jwt, String name) {
		Object flat = jwt.getClaims().get(name);
		if (flat != null || !name.contains(".")) {
			return flat;
		}
		Object found = jwt.getClaims();
		for (String step : name.split("\\.")) {
			found = (found instanceof Map<?, ?> nested) ? nested.get(step) : null;
		}
		return found;
	}

}
