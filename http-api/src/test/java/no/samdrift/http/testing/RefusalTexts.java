package no.samdrift.http.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import no.samdrift.events.Language;
import no.samdrift.http.language.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Checks that every refusal has its texts. It reads a module's sources for the codes that
 * they refuse with, and the class path for the texts.
 *
 * <pre>
 * assertThat(RefusalTexts.missing(Path.of("src/main/java"))).isEmpty();
 * </pre>
 *
 * A code is seen where it stands as a literal, or a constant of the same file, in
 * {@code Unmet.of}, {@code Unmet.field}, {@code new Unmet}, {@code require}, {@code and},
 * {@code Forbidden.because}, {@code Rejected.with}, or as the {@code message} of a
 * constraint.
 */
public final class RefusalTexts {

	private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

	private static final Pattern SEVERAL_WORDS = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");

	private RefusalTexts() {
	}

	/**
	 * What is missing, one sentence each; empty when every code has what is wrong and the
	 * way out in three languages.
	 * @param sources the module's {@code src/main/java}
	 */
	public static List<String> missing(Path sources) {
		Texts texts = Texts.ofClassPath();
		List<String> missing = new ArrayList<>();
		for (String key : keys(scan(sources))) {
			for (Language language : Language.values()) {
				if (texts.find(key, language).filter((text) -> !text.isBlank()).isEmpty()) {
					missing.add(key + " has no text in " + language.tag());
				}
			}
		}
		return missing;
	}

	private static List<String> keys(Codes codes) {
		List<String> keys = new ArrayList<>();
		for (String code : codes.reasons) {
			keys.add("refusal." + code);
			keys.add("refusal." + code + ".remedy");
		}
		codes.problems.forEach((code) -> keys.add("problem." + code));
		return keys;
	}

	/** The codes that a module refuses with. */
	public static Set<String> codes(Path sources) {
		return scan(sources).reasons;
	}

	private static Codes scan(Path sources) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		Codes codes = new Codes();
		try (Stream<Path> files = Files.walk(sources);
				StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			List<Path> java = files.filter((file) -> file.toString().endsWith(".java")).toList();
			JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
					manager.getJavaFileObjectsFromPaths(java));
			for (CompilationUnitTree file : task.parse()) {
				Constants constants = new Constants();
				constants.scan(file, null);
				codes.constants = constants.found;
				codes.scan(file, null);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return codes;
	}

	/** A file's constants, by name. */
	private static final class Constants extends TreeScanner<@Nullable Void, @Nullable Void> {

		private final Map<String, ExpressionTree> found = new HashMap<>();

		@Override
		public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
			if (variable.getModifiers().getFlags().contains(Modifier.FINAL) && variable.getInitializer() != null) {
				this.found.put(variable.getName().toString(), variable.getInitializer());
			}
			return super.visitVariable(variable, nothing);
		}

	}

	/** The codes in the files. */
	private static final class Codes extends TreeScanner<@Nullable Void, @Nullable Void> {

		private final Set<String> reasons = new TreeSet<>();

		private final Set<String> problems = new TreeSet<>();

		private Map<String, ExpressionTree> constants = Map.of();

		@Override
		public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
			List<? extends ExpressionTree> arguments = call.getArguments();
			String name = call.getMethodSelect().toString().replaceAll("\\s", "");
			if (name.endsWith("Unmet.of") || name.endsWith("Forbidden.because")) {
				add(arguments, 0, this.reasons);
			}
			else if (name.endsWith("Rejected.with")) {
				add(arguments, 1, this.reasons);
				add(arguments, 1, this.problems);
			}
			else if (name.endsWith("Unmet.field") || name.equals("require") || name.endsWith(".require")
					|| name.endsWith(".and")) {
				add(arguments, 1, this.reasons);
			}
			return super.visitMethodInvocation(call, nothing);
		}

		@Override
		public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void nothing) {
			String name = creation.getIdentifier().toString();
			if (name.equals("Unmet") || name.endsWith(".Unmet")) {
				add(creation.getArguments(), 0, this.reasons);
			}
			return super.visitNewClass(creation, nothing);
		}

		@Override
		public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
			for (ExpressionTree argument : annotation.getArguments()) {
				if (argument instanceof AssignmentTree assignment
						&& assignment.getVariable().toString().equals("message")
						&& assignment.getExpression() instanceof LiteralTree literal
						&& literal.getValue() instanceof String message && SEVERAL_WORDS.matcher(message).matches()) {
					this.reasons.add(message);
				}
			}
			return super.visitAnnotation(annotation, nothing);
		}

		private void add(List<? extends ExpressionTree> arguments, int position, Set<String> into) {
			if (arguments.size() > position) {
				add(arguments.get(position), into, 0);
			}
		}

		private void add(ExpressionTree code, Set<String> into, int depth) {
			switch (code) {
				case LiteralTree literal when literal.getValue() instanceof String text
						&& CODE.matcher(text).matches() ->
					into.add(text);
				case ConditionalExpressionTree either -> {
					add(either.getTrueExpression(), into, depth);
					add(either.getFalseExpression(), into, depth);
				}
				case ParenthesizedTree inner -> add(inner.getExpression(), into, depth);
				case MemberSelectTree member -> constant(member.getIdentifier().toString(), into, depth);
				case IdentifierTree name -> constant(name.getName().toString(), into, depth);
				default -> {
				}
			}
		}

		private void constant(String name, Set<String> into, int depth) {
			ExpressionTree value = this.constants.get(name);
			if (value != null && depth < 3) {
				add(value, into, depth + 1);
			}
		}

	}

}
