package no.samdrift.embedded;

import java.nio.ByteBuffer;

import de.bwaldvogel.mongo.backend.ValueComparator;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;
import org.jspecify.annotations.Nullable;

/**
 * How a value that documents are found by is kept: in MongoDB's order. The store's own
 * type would compare what it does not know by serialising both, each time.
 */
final class ValueType extends BasicDataType<@Nullable Object> {

	private final ObjectDataType form = new ObjectDataType();

	@Override
	public int compare(@Nullable Object one, @Nullable Object other) {
		return ValueComparator.ascWithoutListHandling().compare(one, other);
	}

	@Override
	public int getMemory(@Nullable Object value) {
		return this.form.getMemory(value);
	}

	@Override
	public void write(WriteBuffer buffer, @Nullable Object value) {
		this.form.write(buffer, value);
	}

	@Override
	public @Nullable Object read(ByteBuffer buffer) {
		return this.form.read(buffer);
	}

	@Override
	public @Nullable Object[] createStorage(int size) {
		return new Object[size];
	}

}
