package no.samdrift.embedded;

import java.nio.ByteBuffer;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How a document is kept: as BSON. */
final class DocumentType extends BasicDataType<Document> {

	private static final int FIRST_GUESS = 1024;

	/** In memory a document is a tree of objects, so larger than its BSON. */
	private static final int IN_MEMORY = 3;

	private volatile int average = FIRST_GUESS;

	@Override
	public int getMemory(Document document) {
		return IN_MEMORY * this.average;
	}

	@Override
	public void write(WriteBuffer buffer, Document document) {
		ByteBuf bson = Unpooled.buffer(FIRST_GUESS);
		BsonEncoder.encodeDocument(document, bson);
		met(bson.readableBytes());
		buffer.putVarInt(bson.readableBytes()).put(bson.nioBuffer());
	}

	@Override
	public Document read(ByteBuffer buffer) {
		int length = DataUtils.readVarInt(buffer);
		met(length);
		Document document = BsonDecoder.decodeBson(Unpooled.wrappedBuffer(buffer.slice(buffer.position(), length)));
		buffer.position(buffer.position() + length);
		return document;
	}

	/** A moving average, as good an estimate as the store needs. */
	private void met(int length) {
		this.average = (length + 15 * this.average) / 16;
	}

	@Override
	public Document[] createStorage(int size) {
		return new Document[size];
	}

}
