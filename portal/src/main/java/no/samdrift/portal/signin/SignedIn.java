package no.samdrift.portal.signin;

import java.io.Serial;
import java.util.Collection;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody who has signed in, as the session keeps it. */
final class SignedIn extends DefaultOidcUser {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Kept kept;

	SignedIn(OidcUser user, Collection<? extends GrantedAuthority> authorities, SignInProperties.Claims claims) {
		super(authorities, user.getIdToken(), user.getUserInfo());
		this.kept = new Kept(claims.person(), claims.organisation(), claims.roles());
	}

	Reader reader() {
		return Reader.of(this,
				new SignInProperties.Claims(this.kept.person(), this.kept.organisation(), this.kept.roles()));
	}

	/** The claims' names, which a session outlives. */
	private record Kept(String person, String organisation, String roles) implements java.io.Serializable {
	}

}
