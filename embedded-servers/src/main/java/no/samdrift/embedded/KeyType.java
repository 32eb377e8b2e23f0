package no.samdrift.embedded;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import de.bwaldvogel.mongo.backend.KeyValue;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** How a key of a unique index is kept: value by value. */
final class KeyType extends BasicDataType<KeyValue> {

	private final ValueType values = new ValueType();

	@Override
	public int compare(KeyValue one, KeyValue other) {
		int shared = Math.min(one.size(), other.size());
		for (int value = 0; value < shared; value++) {
			int order = this.values.compare(one.get(value), other.get(value));
			if (order != 0) {
				return order;
			}
		}
		return Integer.compare(one.size(), other.size());
	}

	@Override
	public int getMemory(KeyValue key) {
		return key.stream().mapToInt(this.values::getMemory).sum();
	}

	@Override
	public void write(WriteBuffer buffer, KeyValue key) {
		buffer.putVarInt(key.size());
		key.forEach((value) -> this.values.write(buffer, value));
	}

	@Override
	public KeyValue read(ByteBuffer buffer) {
		int size = DataUtils.readVarInt(buffer);
		List<@Nullable Object> read = new ArrayList<>(size);
		for (int value = 0; value < size; value++) {
			read.add(this.values.read(buffer));
		}
		return new KeyValue(read);
	}

	@Override
	public KeyValue[] createStorage(int size) {
		return new KeyValue[size];
	}

}
