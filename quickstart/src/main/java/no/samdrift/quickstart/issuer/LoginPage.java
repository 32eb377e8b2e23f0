package no.samdrift.quickstart.issuer;

import java.security.Principal;
import java.util.stream.Collectors;

import no.samdrift.quickstart.users.DemoUser;
import no.samdrift.quickstart.users.DemoUsers;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Where one chooses whom to be. One click each: the passwords are no secret. */
@RestController
class LoginPage {

	private final DemoUsers users;

	private final IssuerProperties properties;

	LoginPage(DemoUsers users, IssuerProperties properties) {
		this.users = users;
		this.properties = properties;
	}

	@GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
	String login(CsrfToken token, @RequestParam(required = false) @Nullable String error) {
		String hidden = "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(escaped(token.getParameterName()),
				escaped(token.getToken()));
		return page("Logg inn – Samdrift (demo)", """
				<h1>Hvem vil du være?</h1>
				<p>Alle her er oppdiktet. Passordet er det samme som brukernavnet.</p>
				%s
				<ul>
				%s
				</ul>
				<h2>Eller skriv selv</h2>
				<form method="post" action="/login">
				%s
				<label>Brukernavn <input name="username" autocomplete="username" required></label>
				<label>Passord <input name="password" type="password" autocomplete="current-password" required></label>
				<button>Logg inn</button>
				</form>
				""".formatted((error == null) ? "" : "<p role=\"alert\">Feil brukernavn eller passord.</p>",
				this.users.users().stream().map((user) -> choice(user, hidden)).collect(Collectors.joining("\n")),
				hidden));
	}

	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
	String signedIn(Principal principal, CsrfToken token) {
		String name = this.users.person(principal.getName()).map(DemoUser::name).orElse("");
		return page("Samdrift (demo)", """
				<h1>Du er logget inn som %s</h1>
				<p><a href="%s">Til portalen</a></p>
				<form method="post" action="/logout">
				<input type="hidden" name="%s" value="%s">
				<button>Logg ut</button>
				</form>
				""".formatted(escaped(name), escaped(this.properties.portalUris().getFirst().toString()),
				escaped(token.getParameterName()), escaped(token.getToken())));
	}

	private String choice(DemoUser user, String hidden) {
		return """
				<li>
				<form method="post" action="/login">
				%s
				<input type="hidden" name="username" value="%s">
				<input type="hidden" name="password" value="%s">
				<button>%s</button>
				<span>%s, %s · %s · %s</span>
				</form>
				</li>""".formatted(hidden, escaped(user.username()), escaped(user.username()), escaped(user.name()),
				escaped(user.title()), escaped(this.users.organisationName(user.organisationId())),
				escaped(String.join(", ", user.roles())), escaped(user.username()));
	}

	private static String page(String title, String body) {
		return """
				<!DOCTYPE html>
				<html lang="nb">
				<head>
				<meta charset="utf-8">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<title>%s</title>
				<link rel="stylesheet" href="/login.css">
				</head>
				<body>
				<main>
				%s
				</main>
				</body>
				</html>
				""".formatted(title, body);
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

}
