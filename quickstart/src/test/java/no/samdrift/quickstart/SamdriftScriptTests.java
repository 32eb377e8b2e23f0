package no.samdrift.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the {@code samdrift} script says and refuses; nothing is started here. */
class SamdriftScriptTests {

	private static final Path SCRIPT = Path.of("../samdrift").toAbsolutePath().normalize();

	@TempDir
	Path home;

	@Test
	void theScriptIsValidBash() throws Exception {
		assertThat(run(Map.of(), "bash", "-n", SCRIPT.toString()).status()).isZero();
	}

	@Test
	void theScriptHasNoFindingsOfShellcheck() throws Exception {
		assumeTrue(isInstalled("shellcheck"), "shellcheck is not installed");
		assertThat(run(Map.of(), "shellcheck", SCRIPT.toString()).output()).isEmpty();
	}

	@Test
	void helpNamesEveryCommandAndEveryVariable() throws Exception {
		Result help = samdrift(Map.of(), "--help");
		assertThat(help.status()).isZero();
		assertThat(help.output()).contains("up ", "up --detach", "status", "down", "reset", "logs SERVICE",
				"token USER", "demo", "test", "faults", "benchmark");
		Matcher variables = Pattern.compile("\\$\\{(SAMDRIFT_[A-Z_]+_PORT):-\\d").matcher(Files.readString(SCRIPT));
		assertThat(variables.results().map((found) -> found.group(1))).hasSize(10).allMatch(help.output()::contains);
	}

	@Test
	void anUnknownCommandIsRefusedWithTheHelp() throws Exception {
		Result result = samdrift(Map.of(), "strat");
		assertThat(result.status()).isEqualTo(2);
		assertThat(result.output()).contains("Unknown command strat.", "./samdrift up");
	}

	@Test
	void aTakenPortIsNamedWithItsServiceAndHowToChangeIt() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			String port = Integer.toString(taken.getLocalPort());
			Result result = samdrift(Map.of("SAMDRIFT_KAFKA_PORT", port, "SAMDRIFT_MEMORY_CHECK", "off"), "up");
			assertThat(result.status()).isEqualTo(1);
			assertThat(result.output()).contains("Port " + port + ", wanted for Kafka", "SAMDRIFT_KAFKA_PORT=");
		}
	}

	@Test
	void aPortThatIsNoNumberIsRefused() throws Exception {
		Result result = samdrift(Map.of("SAMDRIFT_PROJECT_PORT", "many"), "status");
		assertThat(result.status()).isEqualTo(1);
		assertThat(result.output()).contains("SAMDRIFT_PROJECT_PORT=many is not a port");
	}

	@Test
	void nothingRunsUntilItIsStarted() throws Exception {
		Result status = samdrift(Map.of(), "status");
		assertThat(status.status()).isEqualTo(1);
		assertThat(status.output()).contains("quickstart").contains("stopped");
		assertThat(samdrift(Map.of(), "down").output()).contains("Samdrift is not running.");
	}

	@Test
	void aTokenNeedsARunningIssuer() throws Exception {
		int closed;
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			closed = free.getLocalPort();
		}
		Result result = samdrift(Map.of("SAMDRIFT_ISSUER_PORT", Integer.toString(closed)), "token", "per");
		assertThat(result.status()).isEqualTo(1);
		assertThat(result.output()).contains("The issuer does not answer on port " + closed);
		assertThat(samdrift(Map.of(), "token", "per&kari").output()).contains("Whose token?");
	}

	private Result samdrift(Map<String, String> environment, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
		command.addAll(List.of(arguments));
		return run(environment, command.toArray(String[]::new));
	}

	private Result run(Map<String, String> environment, String... command) throws Exception {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> name.startsWith("SAMDRIFT_"));
		builder.environment().put("SAMDRIFT_DIR", this.home.resolve("a place with spaces").toString());
		builder.environment().putAll(environment);
		Process process = builder.start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Result(process.waitFor(), output);
	}

	private static boolean isInstalled(String program) throws IOException {
		return Stream.of(System.getenv("PATH").split(":"))
			.anyMatch((directory) -> Path.of(directory, program).toFile().canExecute());
	}

	private record Result(int status, String output) {
	}

}
