package no.samdrift.notification.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.notification.PauseReason;
import no.samdrift.events.notification.SubscriptionState;
import no.samdrift.events.project.ProjectId;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Refused;
import no.samdrift.notification.subscription.Subscription;
import no.samdrift.notification.webhook.House.Instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Delivering to a real receiver. */
class DeliveryTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@Test
	void eventsArriveInOrderSignedAndAsStructuredCloudEvents() {
		try (House house = new House("order"); Receiver receiver = new Receiver()) {
			house.publish(3);
			Instance instance = house.instance();
			Recorded<Subscription> webhook = instance.register(receiver);
			house.publish(3);

			awaitTaken(receiver, house.published());
			String secret = instance.webhooks.secret(webhook.state());
			assertThat(receiver.calls).allSatisfy((call) -> {
				assertThat(call.isSignedWith(secret)).isTrue();
				assertThat(call.header("content-type")).startsWith("application/cloudevents+json");
				assertThat(call.event().path("id").asString()).isEqualTo(call.id());
				assertThat(call.path()).isEqualTo("/hooks?token=hemmelig");
			});
			JsonNode event = receiver.taken.getLast().event();
			assertThat(event.path("specversion").asString()).isEqualTo("1.0");
			assertThat(event.path("type").asString()).isEqualTo("no.samdrift.project.ProjectMovedToOperation.v1");
			assertThat(event.at("/data/card/state").asString()).isEqualTo("OPERATION");
			assertThat(receiver.mostAtOnce.get()).isEqualTo(1);
			await().atMost(PATIENCE)
				.untilAsserted(
						() -> assertThat(house.log.page(webhook.state().id(), null, null, null, null, 50).items())
							.hasSize(6)
							.allSatisfy(
									(attempt) -> assertThat(attempt.outcome()).isEqualTo(AttemptOutcome.DELIVERED)));
			await().atMost(PATIENCE).until(() -> house.outlet.behind(house.position(webhook).place()) == 0);
		}
	}

	@Test
	void whatFailsIsTriedAgainWithTheSameIdAndNothingOvertakesIt() {
		try (House house = new House("again"); Receiver receiver = new Receiver()) {
			List<String> ids = house.publish(4);
			AtomicInteger failures = new AtomicInteger();
			receiver.answering = (call) -> call.id().equals(ids.get(1)) && failures.getAndIncrement() < 3
					? new Receiver.Reply(503, "ute av drift", Map.of("Retry-After", "0")) : Receiver.Reply.of(200);
			Recorded<Subscription> webhook = house.instance().register(receiver);

			awaitTaken(receiver, ids);
			assertThat(receiver.calledIds()).containsExactly(ids.get(0), ids.get(1), ids.get(1), ids.get(1), ids.get(1),
					ids.get(2), ids.get(3));
			await().atMost(PATIENCE)
				.until(() -> house.log.page(webhook.state().id(), null, null, ids.get(1), null, 50)
					.items()
					.size() == 4);
			Attempt refused = house.log.page(webhook.state().id(), AttemptOutcome.REFUSED, null, null, null, 50)
				.items()
				.getFirst();
			assertThat(refused.status()).isEqualTo(503);
			assertThat(refused.answer()).isEqualTo("ute av drift");
			assertThat(refused.number()).isEqualTo(3);
		}
	}

	@Test
	void aDeathBetweenSendingAndWritingDownRepeatsATailWithTheSameIds() {
		try (House house = new House("death"); Receiver receiver = new Receiver()) {
			List<String> ids = house.publish(5);
			AtomicInteger deaths = new AtomicInteger();
			house.instance((subscription) -> {
				if (deaths.getAndIncrement() == 0) {
					throw new ThreadDeathForTests();
				}
			}).register(receiver);

			await().dontCatchUncaughtExceptions()
				.atMost(PATIENCE)
				.until(() -> receiver.takenIds().size() > ids.size()
						&& receiver.takenIds().getLast().equals(ids.getLast()) && deaths.get() > 1);
			List<String> taken = receiver.takenIds();
			assertThat(taken).hasSizeGreaterThan(ids.size());
			assertThat(taken.stream().distinct().toList()).isEqualTo(ids);
			assertThat(taken.subList(taken.size() - ids.size(), taken.size())).isEqualTo(ids);
		}
	}

	@Test
	void afterThreeDaysItIsPausedAndAMonthLaterItGoesOnWhereItStopped() {
		try (House house = new House("month"); Receiver receiver = new Receiver()) {
			Instance instance = house.instance();
			Recorded<Subscription> webhook = instance.register(receiver);
			house.publish(2);
			awaitTaken(receiver, house.published());
			receiver.answering = (call) -> Receiver.Reply.of(500);
			house.publish(3);
			await().atMost(PATIENCE).until(() -> house.position(webhook).trouble() != null);

			instance.forward(Duration.ofDays(3).plusMinutes(1));
			await().atMost(PATIENCE).until(() -> house.now(webhook).state().state() == SubscriptionState.PAUSED);
			assertThat(house.now(webhook).state().pauseReason()).isEqualTo(PauseReason.FAILING);
			int calls = receiver.calls.size();
			instance.forward(Duration.ofDays(30));
			house.publish(40);
			receiver.answering = (call) -> Receiver.Reply.of(200);
			await().pollDelay(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> receiver.calls.size() == calls);

			instance.command(webhook,
					(webhooks, organisation, id, version) -> webhooks.resume(organisation, id, version));

			awaitTaken(receiver, house.published());
		}
	}

	@Test
	void aRotatedSecretSignsBesideTheNewOneUntilTheOverlapIsOver() {
		try (House house = new House("rotate"); Receiver receiver = new Receiver()) {
			Instance instance = house.instance();
			Recorded<Subscription> webhook = instance.register(receiver);
			String former = instance.webhooks.secret(webhook.state());
			Recorded<Subscription> rotated = instance.command(webhook, (webhooks, organisation, id, version) -> webhooks
				.rotateSecret(organisation, id, version, new SubscriptionCommand.RotateSecret(null)));
			String present = instance.webhooks.secret(rotated.state());
			assertThat(present).startsWith("whsec_").isNotEqualTo(former);

			house.publish();
			awaitTaken(receiver, house.published());
			assertThat(receiver.taken.getLast().isSignedWith(former)).isTrue();
			assertThat(receiver.taken.getLast().isSignedWith(present)).isTrue();
			assertThat(receiver.taken.getLast().header("webhook-signature").split(" ")).hasSize(2);

			instance.forward(Duration.ofHours(25));
			house.publish();
			awaitTaken(receiver, house.published());
			assertThat(receiver.taken.getLast().header("webhook-signature").split(" ")).hasSize(1);
		}
	}

	@Test
	void aReceiverThatIsGoneEndsItAndItsAddressIsForgotten() {
		try (House house = new House("gone"); Receiver receiver = new Receiver()) {
			Recorded<Subscription> webhook = house.instance().register(receiver);
			receiver.answering = (call) -> Receiver.Reply.of(410);
			house.publish();

			await().atMost(PATIENCE).until(() -> house.now(webhook).state().state() == SubscriptionState.ENDED);
			await().atMost(PATIENCE).until(() -> house.secrets.find(webhook.state().endpointKey()).isEmpty());
			assertThat(receiver.calledIds()).hasSize(1);
		}
	}

	@Test
	void aRedirectIsNotFollowedAndSaidToBeOne() {
		try (House house = new House("redirect"); Receiver receiver = new Receiver(); Receiver other = new Receiver()) {
			Recorded<Subscription> webhook = house.instance().register(receiver);
			receiver.answering = (call) -> new Receiver.Reply(302, "", Map.of("Location", other.address()));
			house.publish();

			await().atMost(PATIENCE)
				.until(() -> !house.log.page(webhook.state().id(), AttemptOutcome.REDIRECTED, null, null, null, 5)
					.items()
					.isEmpty());
			assertThat(other.calls).isEmpty();
		}
	}

	@Test
	void aSlowReceiverDelaysNobodyElse() throws InterruptedException {
		CountDownLatch over = new CountDownLatch(1);
		try (House house = new House("slow"); Receiver slow = new Receiver(); Receiver quick = new Receiver()) {
			Instance instance = house.instance();
			instance.register(slow);
			instance.register(quick);
			slow.answering = (call) -> {
				awaitQuietly(over);
				return Receiver.Reply.of(200);
			};
			house.publish(20);

			awaitTaken(quick, house.published());
			assertThat(slow.takenIds()).isEmpty();
			over.countDown();
			await().atMost(PATIENCE).until(() -> slow.takenIds().containsAll(house.published()));
			assertThat(slow.takenIds().stream().distinct().toList()).isEqualTo(house.published());
		}
	}

	@Test
	void anAnswerThatNeverEndsIsGivenUpAndCountsAsNone() {
		CountDownLatch over = new CountDownLatch(1);
		try (House house = new House("endless"); Receiver receiver = new Receiver()) {
			Recorded<Subscription> webhook = house.instance().register(receiver);
			receiver.answering = (call) -> {
				awaitQuietly(over);
				return Receiver.Reply.of(200);
			};
			house.publish();

			await().atMost(PATIENCE)
				.until(() -> !house.log.page(webhook.state().id(), AttemptOutcome.TIMED_OUT, null, null, null, 5)
					.items()
					.isEmpty());
			over.countDown();
		}
	}

	@Test
	void anEventThatNeverComesThroughIsSetAsideWithAReasonAndCanBeSentAgainLater() {
		try (House house = new House("park"); Receiver receiver = new Receiver()) {
			List<String> ids = house.publish(3);
			receiver.answering = (call) -> call.id().equals(ids.get(1)) ? Receiver.Reply.of(422)
					: Receiver.Reply.of(200);
			Instance instance = house.instance();
			Recorded<Subscription> webhook = instance.register(receiver);
			await().atMost(PATIENCE).until(() -> house.position(webhook).trouble() != null);
			SubscriptionCommand.Park wrong = new SubscriptionCommand.Park(ids.get(2), LanguageMap.nb("feil"));
			assertThatExceptionOfType(Refused.class).isThrownBy(() -> instance.command(webhook,
					(webhooks, organisation, id, version) -> webhooks.park(organisation, id, version, wrong)));

			instance.command(webhook, (webhooks, organisation, id, version) -> webhooks.park(organisation, id, version,
					new SubscriptionCommand.Park(ids.get(1), LanguageMap.nb("arkivet tåler den ikke"))));

			awaitTaken(receiver, List.of(ids.get(0), ids.get(2)));
			assertThat(house.log.page(webhook.state().id(), AttemptOutcome.PARKED, null, null, null, 5).items())
				.extracting(Attempt::eventId)
				.containsExactly(ids.get(1));
			receiver.answering = (call) -> Receiver.Reply.of(200);
			Attempt again = instance.as("redeliver",
					(webhooks) -> webhooks.redeliver(house.organisation(), webhook.state().id(), ids.get(1)));
			assertThat(again.outcome()).isEqualTo(AttemptOutcome.DELIVERED);
			assertThat(receiver.takenIds()).containsExactly(ids.get(0), ids.get(2), ids.get(1));
		}
	}

	@Test
	void rewindingDeliversAgainFromThereInOrder() {
		try (House house = new House("rewind"); Receiver receiver = new Receiver()) {
			List<String> ids = house.publish(4);
			Instance instance = house.instance();
			Recorded<Subscription> webhook = instance.register(receiver);
			awaitTaken(receiver, ids);
			await().atMost(PATIENCE)
				.until(() -> house.log.page(webhook.state().id(), null, null, null, null, 50).items().size() == 4);
			String cursor = house.outlet
				.cursor(house.log.newest(webhook.state().id(), ids.get(2)).orElseThrow().place());

			instance.command(webhook,
					(webhooks, organisation, id, version) -> webhooks.rewind(organisation, id, version, cursor));

			List<String> twice = new ArrayList<>(ids);
			twice.addAll(ids.subList(2, 4));
			awaitTaken(receiver, twice);
		}
	}

	@Test
	void anotherFilterHoldsFromTheCursorOfTheAnswerOn() {
		try (House house = new House("filter"); Receiver receiver = new Receiver()) {
			Instance instance = house.instance();
			Recorded<Subscription> webhook = instance.register(receiver,
					new SubscriptionCommand.Filter(null, null, List.of(new ProjectId("et-annet"))));
			house.publish(3);
			await("all three are in the stream").atMost(PATIENCE)
				.until(() -> house.outlet
					.read(house.outlet.at(house.organisation(), webhook.state().start().cursor()), 10)
					.events()
					.size() == 3);
			await("and passed over").atMost(PATIENCE)
				.until(() -> house.outlet.behind(house.position(webhook).place()) == 0);
			assertThat(receiver.takenIds()).isEmpty();

			Recorded<Subscription> changed = instance.command(webhook,
					(webhooks, organisation, id, version) -> webhooks.change(house.integrator(), organisation, id,
							version,
							new SubscriptionCommand.Change(null, null,
									new SubscriptionCommand.Filter(List.of("ProjectMovedToOperation"), List.of("helse"),
											List.of(house.story.project())),
									null)));
			List<String> later = house.publish(2);

			awaitTaken(receiver, later);
			assertThat(house.outlet.read(house.outlet.at(house.organisation(), changed.state().start().cursor()), 10)
				.events()).extracting((event) -> event.id()).isEqualTo(later);
		}
	}

	@Test
	void twoInstancesNeverDeliverTheSameWebhookAtOnceAndOneTakesOverWhatTheOtherLeft() {
		try (House house = new House("two", Duration.ofMillis(50), Duration.ofSeconds(6));
				Receiver receiver = new Receiver()) {
			Instance one = house.instance();
			Instance other = house.instance();
			Recorded<Subscription> webhook = one.register(receiver);
			house.publish(10);
			awaitTaken(receiver, house.published());
			assertThat(receiver.mostAtOnce.get()).isEqualTo(1);

			one.couriers.stop();
			house.publish(5);
			awaitTaken(receiver, house.published());
			assertThat(other.meters.find("samdrift.webhooks.attempts").timers()).isNotEmpty();
			assertThat(house.position(webhook).trouble()).isNull();
		}
	}

	@Test
	void whoWakesUpLateWritesNothingDown() {
		try (House house = new House("late"); Receiver receiver = new Receiver()) {
			Instance instance = house.instance();
			Recorded<Subscription> webhook = instance.register(receiver);
			house.publish(1);
			awaitTaken(receiver, house.published());
			await().atMost(PATIENCE).until(() -> house.position(webhook).lastDeliveredAt() != null);
			instance.couriers.stop();
			Position stale = house.position(webhook);

			Instant now = house.clock.instant().plusSeconds(60);
			assertThat(house.positions.claim(stale, "another", now, now.plusSeconds(60))).isPresent();

			assertThat(house.positions.save(stale.passed(house.outlet.beginning(house.organisation())))).isEmpty();
			assertThat(house.position(webhook).place()).isEqualTo(stale.place());
		}
	}

	@Test
	void itGoesNoFasterThanTheReceiverAllows() {
		try (House house = new House("rate"); Receiver receiver = new Receiver()) {
			house.publish(6);
			receiver.consent = new Receiver.Reply(200, "",
					Map.of("WebHook-Allowed-Origin", "*", "WebHook-Allowed-Rate", "300"));
			List<Long> times = new CopyOnWriteArrayList<>();
			receiver.answering = (call) -> {
				if (!call.isTest()) {
					times.add(System.nanoTime());
				}
				return Receiver.Reply.of(200);
			};
			Recorded<Subscription> webhook = house.instance().register(receiver);

			awaitTaken(receiver, house.published());
			assertThat(webhook.state().ratePerMinute()).isEqualTo(300);
			assertThat(Duration.ofNanos(times.getLast() - times.getFirst())).isGreaterThan(Duration.ofMillis(900));
		}
	}

	@Test
	void whatADeadInstanceHeldIsDeliveredWhenItsLeaseIsOver() {
		try (House house = new House("lease"); Receiver receiver = new Receiver()) {
			Instance first = house.instance();
			Recorded<Subscription> webhook = first.register(receiver);
			await().atMost(PATIENCE).until(() -> house.position(webhook).holder() != null);
			first.couriers.stop();
			Instant now = house.clock.instant();
			assertThat(house.positions.claim(house.position(webhook), "dead", now, now.plusSeconds(60))).isPresent();
			house.publish();

			Instance second = house.instance();
			await().pollDelay(Duration.ofMillis(500)).until(() -> receiver.takenIds().isEmpty());
			second.forward(Duration.ofSeconds(61));

			awaitTaken(receiver, house.published());
			assertThat(house.position(webhook).holder()).isNotEqualTo("dead");
		}
	}

	private static void awaitTaken(Receiver receiver, List<String> ids) {
		await().atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(20))
			.untilAsserted(() -> assertThat(receiver.takenIds()).isEqualTo(ids));
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** What no handler of exceptions catches. */
	private static final class ThreadDeathForTests extends Error {

		private static final long serialVersionUID = 1L;

	}

}
