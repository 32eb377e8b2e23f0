// Keeps a copy of all that a municipality may see and proves that it is whole: node mirror.mjs demo-skogdal. TOKEN holds a
// token of its system. No dependencies; node 20 or newer. The copy is in memory here; keep yours, and the cursor, in one transaction.
import { createHash } from "node:crypto";

const at = `${process.env.SAMDRIFT ?? "http://localhost:8083"}/municipalities/${process.argv[2]}`;
const headers = { authorization: `Bearer ${process.env.TOKEN}`, "content-type": "application/json" };
const copy = new Map(); // "source subject" -> { type, sequence, card }

async function ask(path, body) {
  const answer = await fetch(at + path, { headers, ...(body && { method: "POST", body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(await answer.text()); // a problem (RFC 9457) says what is wrong and the way out
  return answer;
}

function learn(events) {
  for (const event of events) {
    const card = event.cardtype ? event.data.card : event.type.includes("Card.") ? event.data : undefined;
    const key = `${event.source} ${event.subject}`;
    if (card && !(copy.get(key)?.sequence >= event.sequence)) {
      copy.set(key, { type: event.cardtype ?? event.type, sequence: event.sequence, card });
    }
  }
}

// the sync proof: one digest for each type of card
const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const canonical = (value) => JSON.stringify(value, (_, v) => // RFC 8785, for cards: they have no fractions
  v && typeof v === "object" && !Array.isArray(v) ? Object.fromEntries(Object.keys(v).sort().map((k) => [k, v[k]])) : v);
function proof(cursor) {
  const lines = {};
  for (const [key, { type, sequence, card }] of [...copy].sort(([a], [b]) => (a < b ? -1 : 1))) {
    lines[type] = (lines[type] ?? "") + `${key} ${sequence} ${sha256(canonical(card))}\n`;
  }
  return { cursor, kinds: Object.entries(lines).map(([cardType, text]) => ({ cardType, digest: sha256(text) })) };
}

const snapshot = await ask("/snapshot");
learn(await snapshot.json());
for (let cursor = snapshot.headers.get("samdrift-cursor"); ; ) {
  const result = await (await ask("/sync-proof", proof(cursor))).json();
  console.log(result.state, copy.size);
  if (process.env.ONCE) process.exit(result.state === "IN_SYNC" ? 0 : 1);
  const page = await ask(`/events?wait=30&after=${encodeURIComponent(cursor)}`);
  learn(await page.json());
  cursor = page.headers.get("samdrift-cursor");
}
