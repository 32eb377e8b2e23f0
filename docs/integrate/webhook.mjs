// Receives a municipality's webhook: SECRET=whsec_… node webhook.mjs. No dependencies; node 20 or newer. Listens on port 8484.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const key = Buffer.from((process.env.SECRET ?? "").replace("whsec_", ""), "base64");
function signed(headers, body) { // Standard Webhooks: HMAC-SHA256 of id.timestamp.body; several signatures while the secret changes
  const [id, at] = [headers["webhook-id"], headers["webhook-timestamp"]];
  const ours = createHmac("sha256", key).update(`${id}.${at}.${body}`).digest();
  return Math.abs(Date.now() / 1000 - at) < 300 && `${headers["webhook-signature"]}`.split(" ").some((one) => {
    const theirs = Buffer.from(one.replace("v1,", ""), "base64");
    return theirs.length === ours.length && timingSafeEqual(theirs, ours);
  });
}

createServer(async (request, response) => {
  if (request.method === "OPTIONS") { // CloudEvents Web Hooks: the sender asks whether it may
    return response.writeHead(204, { "WebHook-Allowed-Origin": request.headers["webhook-request-origin"] }).end();
  }
  const body = Buffer.concat(await request.toArray()).toString();
  const test = JSON.parse(body).type === "no.samdrift.notification.WebhookTest.v1"; // comes before you know the secret
  if (!test && !signed(request.headers, body)) return response.writeHead(401).end();
  if (!test) console.log(body); // do your work here: answer 2xx when it is done, and not before; the same webhook-id may come again
  response.writeHead(204).end();
}).listen(process.env.PORT ?? 8484);
