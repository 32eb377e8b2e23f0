package no.samdrift.membership;

import java.util.List;

/**
 * The seed's steering group and its meeting (mission 5.3 and 5.4) as a coordinator
 * records them over HTTP.
 */
final class SeedOverHttp {

	static final String GROUP = "/groups/smart-molde-steering";

	static final String MEETING = "/meetings/meeting-2022-03-23";

	private static final String SOURCE = "Smart Molde, 23.3.2022";

	private static boolean loaded;

	private final RunningService service;

	private final String coordinator;

	private SeedOverHttp(RunningService service, String coordinator) {
		this.service = service;
		this.coordinator = coordinator;
	}

	static synchronized void load(RunningService service, String coordinator) {
		if (!loaded) {
			new SeedOverHttp(service, coordinator).load();
			loaded = true;
		}
	}

	private void load() {
		organisation("molde", "Molde kommune", "MUNICIPALITY");
		organisation("himolde", "Høgskolen i Molde", "ACADEMIA");
		organisation("naeringsforum", "Molde Næringsforum", "BUSINESS");
		organisation("ikuben", "NCE iKuben", "BUSINESS");
		organisation("protomore", "ProtoMore", "BUSINESS");
		organisation("mrfylke", "Møre og Romsdal fylkeskommune", "COUNTY");
		organisation("kristiansund", "Kristiansund kommune", "MUNICIPALITY");
		organisation("alesund", "Ålesund kommune", "MUNICIPALITY");
		List<String> names = List.of("Arne Sverre Dahl", "Marianne Stokkereit Aasen", "Steinar Kristoffersen",
				"Kolbjørn Heggdal", "Hilde Aspås", "Konrad Lillevevang", "Torgeir Dahl", "Hans Peter Møller",
				"Finn Amundsen", "Ole Helge Haugen", "Erik Ingebrigtsen", "Helge Veum", "Øyvind Sørensen",
				"Andreas Amundsen", "Mette Jane Holand", "Jørgen Gravdehaug Stensby");
		for (int i = 0; i < names.size(); i++) {
			create("/people", """
					{"id":"sp-%d","name":"%s"}""".formatted(i + 1, names.get(i)));
		}
		create("/groups", """
				{"id":"smart-molde-steering","kind":"STEERING","names":{"nb":"Styringsgruppa for Smart Molde"},
				"legalForm":"PROGRAMME_GROUP","purpose":{"nb":"Styre programmet"},"establishedOn":{"value":"2019"}}""");
		seat("s1", "molde", "kommunedirektør", "MUNICIPAL_ADMINISTRATION", true, 1);
		seat("s2", "himolde", "rektor", "ACADEMIA", false, 3);
		seat("s3", "naeringsforum", "styreleder", "BUSINESS", false, 4);
		seat("s4", "ikuben", "daglig leder", "BUSINESS", false, 5);
		change("seats/s1/succeed", """
				{"successorId":"sp-2","on":{"value":"unknown"}}""");
		change("seats/s4/succeed", """
				{"successorId":"sp-6","on":{"value":"unknown"}}""");
		change("extend",
				"""
						{"reason":{"nb":"Sterkere samarbeid på tvers av regionen"},"effectiveOn":{"value":"2022"},"seats":[
						{"seatId":"s5","organisationId":"molde","office":"ordfører","category":"POLITICAL","exOfficio":false,"holderId":"sp-7"},
						{"seatId":"s6","office":"politisk representant","category":"POLITICAL","exOfficio":false,"holderId":"sp-8"},
						{"seatId":"s7","organisationId":"protomore","office":"daglig leder","category":"BUSINESS","exOfficio":false,"holderId":"sp-9"},
						{"seatId":"s8","organisationId":"mrfylke","office":"bærekraftsjef","category":"COUNTY","exOfficio":false,"holderId":"sp-10"},
						{"seatId":"s9","organisationId":"kristiansund","office":"leder for utvikling og digital innovasjon","category":"MUNICIPAL_ADMINISTRATION","exOfficio":false,"holderId":"sp-11"},
						{"seatId":"s10","organisationId":"alesund","office":"stabssjef teknologi og innovasjon","category":"MUNICIPAL_ADMINISTRATION","exOfficio":false,"holderId":"sp-12"}]}""");
		for (String seat : List.of("s1", "s2", "s3", "s4")) {
			change("seats/" + seat + "/continue", """
					{"on":{"value":"2022"}}""");
		}
		meeting();
	}

	private void meeting() {
		create("/meetings",
				"""
						{"id":"meeting-2022-03-23","groupId":"smart-molde-steering","firstOfComposition":true,
						"heldOn":{"value":"2022-03-23","provenance":{"certainty":"DERIVED","source":"«onsdag 23. mars», år av ukedagen"}},
						"provenance":{"certainty":"STATED","source":"%s"}}"""
					.formatted(SOURCE));
		present("{\"title\":{\"nb\":\"Nasjonalt veikart\"},\"presenters\":[\"sp-15\"]}");
		present("{\"title\":{\"nb\":\"Store data\"},\"presenters\":[\"sp-16\",\"sp-14\"]}");
		present("{\"title\":{\"nb\":\"Fremtidens hjelpemiddelforvaltning\"},\"presenters\":[\"sp-11\"]}");
		present("{\"title\":{\"nb\":\"Felles samtale\"},\"type\":\"DISCUSSION\"}");
		StringBuilder rows = new StringBuilder();
		for (int person : new int[] { 10, 2, 6, 9, 11, 7, 8 }) {
			rows.append(rows.isEmpty() ? "" : ",")
				.append("""
						{"personId":"sp-%d","role":"MEMBER","presence":"PRESENT","provenance":{"certainty":"STATED","source":"bildetekst"}}"""
					.formatted(person));
		}
		this.service.command(MEETING, "record-attendance", this.coordinator, "{\"rows\":[" + rows + "]}").expect(200);
		substitute("s2", 13);
		substitute("s10", 14);
		this.service.command(MEETING, "record-input", this.coordinator, """
				{"text":{"nb":"Fra ord til handling"}}""").expect(200);
		this.service.command(MEETING, "record-consensus", this.coordinator, """
				{"text":{"nb":"Samarbeid på tvers er sterkt ønsket"}}""").expect(200);
	}

	private void organisation(String id, String name, String type) {
		create("/organisations", """
				{"id":"%s","names":{"nb":"%s"},"type":"%s","provenance":{"certainty":"STATED","source":"%s"}}"""
			.formatted(id, name, type, SOURCE));
	}

	private void seat(String id, String organisation, String office, String category, boolean exOfficio, int holder) {
		change("establish-seat",
				"""
						{"seatId":"%s","organisationId":"%s","office":"%s","category":"%s","exOfficio":%s,"establishedOn":{"value":"2019"}}"""
					.formatted(id, organisation, office, category, exOfficio));
		change("seats/" + id + "/appoint", """
				{"personId":"sp-%d","from":{"value":"2019"}}""".formatted(holder));
	}

	private void substitute(String seat, int person) {
		this.service
			.command(MEETING, "record-substitute", this.coordinator,
					"""
							{"seatId":"%s","personId":"sp-%d","provenance":{"certainty":"INFERRED","source":"bildetekst med organisasjon"}}"""
						.formatted(seat, person))
			.expect(200);
	}

	private void present(String json) {
		this.service.command(MEETING, "record-presentation", this.coordinator, json).expect(200);
	}

	private void create(String path, String json) {
		this.service.post(path, this.coordinator, json).expect(201);
	}

	private void change(String command, String json) {
		this.service.command(GROUP, command, this.coordinator, json).expect(200);
	}

}
