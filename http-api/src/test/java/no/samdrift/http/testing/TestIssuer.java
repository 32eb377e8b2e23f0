package no.samdrift.http.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An OIDC issuer on a loopback port, with a key of its own: it publishes its metadata and
 * key, so that a service verifies its tokens in just the way it does in production.
 */
public final class TestIssuer implements AutoCloseable {

	private final RSAKey key;

	private final HttpServer server;

	private TestIssuer(RSAKey key, HttpServer server) {
		this.key = key;
		this.server = server;
	}

	/** Starts an issuer; each has its own address and key. */
	public static TestIssuer start() {
		try {
			RSAKey key = new RSAKeyGenerator(2048).keyID("test").algorithm(JWSAlgorithm.RS256).generate();
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			TestIssuer issuer = new TestIssuer(key, server);
			server.createContext("/.well-known/openid-configuration",
					(call) -> answer(call, Map.of("issuer", issuer.uri(), "jwks_uri", issuer.uri() + "/jwks",
							"subject_types_supported", List.of("public"), "token_endpoint", issuer.uri() + "/token")));
			server.createContext("/jwks", (call) -> answer(call, new JWKSet(key.toPublicJWK()).toJSONObject()));
			server.start();
			return issuer;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Its address, for {@code spring.security.oauth2.resourceserver.jwt.issuer-uri}. */
	public String uri() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** Signs a token with exactly these claims. */
	String sign(String type, JWTClaimsSet claims) {
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(this.key.getKeyID())
			.type(new JOSEObjectType(type))
			.build(), claims);
		try {
			token.sign(new RSASSASigner(this.key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return token.serialize();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private static void answer(HttpExchange call, Map<String, Object> json) throws IOException {
		byte[] body = JSONObjectUtils.toJSONString(json).getBytes(UTF_8);
		call.getResponseHeaders().set("Content-Type", "application/json");
		call.sendResponseHeaders(200, body.length);
		call.getResponseBody().write(body);
		call.close();
	}

}
