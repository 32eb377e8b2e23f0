package no.samdrift.quickstart.issuer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The demo's passwords are printed on its login page: there is nothing to hide by hashing
 * them.
 */
final class PublicPasswords implements PasswordEncoder {

	@Override
	public @Nullable String encode(@Nullable CharSequence password) {
		return (password == null) ? null : password.toString();
	}

	@Override
	public boolean matches(@Nullable CharSequence password, @Nullable String expected) {
		return password != null && expected != null && MessageDigest
			.isEqual(password.toString().getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
	}

}
