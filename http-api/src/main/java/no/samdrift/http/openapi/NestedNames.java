package no.samdrift.http.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;

/**
 * Names a nested record by the class around it too, so that two services' or two
 * concepts' {@code Event} stay two schemas: {@code HistoryLine.Event} is
 * {@code HistoryLineEvent}, {@code MandateController.Issue} is {@code MandateIssue}.
 */
final class NestedNames extends TypeNameResolver {

	@Override
	protected String getNameOfClass(Class<?> type) {
		Class<?> around = type.getEnclosingClass();
		if (around == null || !type.getName().startsWith(ContractTypes.OWN)) {
			return super.getNameOfClass(type);
		}
		return getNameOfClass(around).replaceFirst("Controller$", "") + type.getSimpleName();
	}

}
