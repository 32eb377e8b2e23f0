package no.samdrift.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose documents never change while they are kept: an update changes a copy
 * and puts it in their place. The server's own changes them where they are, while another
 * thread writes them to the file or to a client: that would see half an update, or fail,
 * and a store that fails to write closes.
 */
final class SteadyCollection extends H2Collection {

	private boolean updating;

	SteadyCollection(MongoDatabase database, String name, CollectionOptions options, MVMap<Object, Document> documents,
			MVMap<String, Object> meta, CursorRegistry cursors) {
		super(database, name, options, documents, meta, cursors);
	}

	@Override
	public synchronized Document updateDocuments(Document selector, Document update, ArrayFilters filters,
			boolean multiple, boolean upsert, @Nullable Oplog oplog) {
		return updating(() -> super.updateDocuments(selector, update, filters, multiple, upsert, oplog));
	}

	@Override
	public synchronized Document findAndModify(Document query) {
		return updating(() -> super.findAndModify(query));
	}

	private Document updating(Supplier<Document> update) {
		this.updating = true;
		try {
			return update.get();
		}
		finally {
			this.updating = false;
		}
	}

	@Override
	protected QueryResult queryDocuments(Document query, @Nullable Document order, int skip, int limit, int batch,
			@Nullable Document fields) {
		QueryResult found = super.queryDocuments(query, order, skip, limit, batch, fields);
		if (!this.updating) {
			return found;
		}
		List<Document> copies = new ArrayList<>();
		found.forEach((document) -> copies.add(document.cloneDeeply()));
		return new QueryResult(copies);
	}

}
