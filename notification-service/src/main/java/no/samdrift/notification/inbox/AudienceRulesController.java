package no.samdrift.notification.inbox;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import no.samdrift.events.Language;
import no.samdrift.http.Caller;
import no.samdrift.notification.audience.AudienceRule;
import no.samdrift.notification.audience.AudienceRules;
import no.samdrift.notification.audience.Relation;
import no.samdrift.notification.text.Narrator;

/** Tells everybody who is told of what, and why. */
@RestController
@Tag(name = "Audience rules", description = "Who is told of what, and why")
class AudienceRulesController {

	private final AudienceRules rules;

	private final Narrator narrator;

	AudienceRulesController(AudienceRules rules, Narrator narrator) {
		this.rules = rules;
		this.narrator = narrator;
	}

	@GetMapping("/audience-rules")
	@Operation(summary = "Every rule, with what is told, to whom and why", description = "Public.")
	RulesView rules(Caller caller) {
		return new RulesView(caller.language(),
				this.rules.all().stream().map((rule) -> view(rule, caller.language())).toList());
	}

	private RuleView view(AudienceRule rule, Language language) {
		List<TellsView> tells = rule.tells()
			.stream()
			.map((relation) -> new TellsView(relation, this.narrator.who(relation, language),
					this.narrator.whyPattern(relation, language)))
			.toList();
		return new RuleView(rule.event(), this.narrator.pattern(rule.event(), language), tells, rule.actorIsTold());
	}

	/**
	 * All rules.
	 *
	 * @param language the language of the texts
	 * @param rules the rules, in the order of the contract
	 */
	record RulesView(Language language, List<RuleView> rules) {
	}

	/**
	 * One rule.
	 *
	 * @param event the event
	 * @param message what its messages look like
	 * @param tells who is told
	 * @param actorIsTold whether the one who did it is told too, when it is about the own
	 * seat or entry
	 */
	record RuleView(String event, String message, List<TellsView> tells, boolean actorIsTold) {
	}

	/**
	 * One relation of a rule.
	 *
	 * @param relation the relation
	 * @param who whom it reaches
	 * @param why why, as the receiver reads it
	 */
	record TellsView(Relation relation, String who, String why) {
	}

}
