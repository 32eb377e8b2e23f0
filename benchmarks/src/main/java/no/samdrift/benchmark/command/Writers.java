package no.samdrift.benchmark.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import no.samdrift.benchmark.measure.Sample;
import org.HdrHistogram.Histogram;

/**
 * Writers that each change their aggregates in turn, as fast as they are answered.
 *
 * @param writers how many at the same time, divided among the instances
 * @param aggregates how many; writers share one only if there are more writers
 */
public record Writers(int writers, int aggregates) {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/**
	 * Creates the aggregates, warms up and measures.
	 * @param instances of the service, all on one database
	 * @param warmUp how many commands before it counts
	 * @param commands how many count
	 */
	public Sample measure(List<? extends CommandSide> instances, String kafka, String run, int warmUp, int commands)
			throws Exception {
		instances.forEach(CommandSide::wake);
		try {
			return measureAwake(instances, kafka, run, warmUp, commands);
		}
		finally {
			instances.forEach(CommandSide::rest);
		}
	}

	private Sample measureAwake(List<? extends CommandSide> instances, String kafka, String run, int warmUp,
			int commands) throws Exception {
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < this.aggregates; i++) {
			ids.add("tally-" + run + "-" + i);
		}
		String topic = instances.getFirst().topic();
		try (Arrivals first = new Arrivals(kafka, topic, ids.size() + warmUp)) {
			ids.forEach(instances.getFirst()::create);
			run(instances, ids, "w", warmUp);
			first.await(PATIENCE);
		}
		try (Arrivals arrivals = new Arrivals(kafka, topic, commands)) {
			long begin = System.nanoTime();
			List<Accepted> accepted = run(instances, ids, "c", commands);
			arrivals.await(PATIENCE);
			long end = begin;
			Histogram acceptance = Sample.histogram();
			Histogram publication = Sample.histogram();
			for (Accepted one : accepted) {
				long at = arrivals.at(one.id(), one.sequence());
				end = Math.max(end, at);
				acceptance.recordValue(one.accepted() - one.begin());
				publication.recordValue(Math.max(0, at - one.begin()));
			}
			return Sample.of(commands, end - begin)
				.withLatency("accepted", acceptance)
				.withLatency("published", publication)
				.withCount("out of order", arrivals.outOfOrder())
				.withCount("repeated", arrivals.repeated());
		}
	}

	private List<Accepted> run(List<? extends CommandSide> instances, List<String> ids, String code, int commands)
			throws Exception {
		List<Future<List<Accepted>>> results = new ArrayList<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(this.writers)) {
			for (int writer = 0; writer < this.writers; writer++) {
				int which = writer;
				int share = commands / this.writers + ((writer < commands % this.writers) ? 1 : 0);
				CommandSide instance = instances.get(writer % instances.size());
				results.add(threads.submit(() -> {
					List<Accepted> accepted = new ArrayList<>(share);
					for (int i = 0; i < share; i++) {
						String id = ids.get((which + i * this.writers) % ids.size());
						long begin = System.nanoTime();
						long sequence = instance.change(id, code + "-" + which + "-" + i);
						accepted.add(new Accepted(id, sequence, begin, System.nanoTime()));
					}
					return accepted;
				}));
			}
		}
		List<Accepted> all = new ArrayList<>();
		for (Future<List<Accepted>> result : results) {
			all.addAll(result.get());
		}
		return all;
	}

	private record Accepted(String id, long sequence, long begin, long accepted) {
	}

}
