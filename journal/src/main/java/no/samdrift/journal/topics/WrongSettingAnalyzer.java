package no.samdrift.journal.topics;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a wrong setting as two sentences instead of a stack trace. */
class WrongSettingAnalyzer extends AbstractFailureAnalyzer<WrongSetting> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, WrongSetting cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
	}

}
