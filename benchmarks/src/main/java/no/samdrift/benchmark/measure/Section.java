package no.samdrift.benchmark.measure;

import java.util.List;
import java.util.stream.Collectors;

/** A part of the report, in Markdown. */
public final class Section {

	private final StringBuilder text = new StringBuilder();

	/** A section with a title. */
	public Section(String title) {
		this.text.append("## ").append(title).append("\n\n");
	}

	/** A heading within it. */
	public Section heading(String heading) {
		this.text.append("### ").append(heading).append("\n\n");
		return this;
	}

	/** A paragraph. */
	public Section say(String paragraph) {
		this.text.append(paragraph.strip()).append("\n\n");
		return this;
	}

	/** A table. */
	public Section table(List<String> heads, List<List<String>> rows) {
		row(heads);
		row(heads.stream().map((head) -> "---").toList());
		rows.forEach(this::row);
		this.text.append('\n');
		return this;
	}

	/** A table that a reader opens. */
	public Section details(String summary, List<String> heads, List<List<String>> rows) {
		this.text.append("<details><summary>").append(summary).append("</summary>\n\n");
		table(heads, rows);
		this.text.append("</details>\n\n");
		return this;
	}

	private void row(List<String> cells) {
		this.text.append(cells.stream()
			.map((cell) -> cell.replace("|", "\\|"))
			.collect(Collectors.joining(" | ", "| ", " |\n")));
	}

	/** The section as Markdown. */
	public String markdown() {
		return this.text.toString();
	}

}
