// What makes the pages smoother. Every page works without it.
(() => {
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

  // Requests of parts of a page carry the same proof as forms do. A part that renews itself says so: what is to be
  // said on the next page is not for it.
  document.addEventListener("htmx:configRequest", (event) => {
    const token = meta("csrf");
    if (event.detail.verb === "get") event.detail.headers["Renews"] = "true";
    else if (token) event.detail.headers["X-CSRF-TOKEN"] = token;
  });

  // Somebody who sent a form and got it back is led to what is wrong.
  document.querySelector("[data-focus]")?.focus();

  // A form that is under way is not sent twice.
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = "yes";
    setTimeout(() => delete event.target.dataset.sent, 5000);
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

  // A filter takes effect when it is changed; without script its button does.
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-immediate]");
    if (form) form.requestSubmit();
  });

  // A form can ask for the same text to be copied.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    announce(button.dataset.copied);
  });

  // What is announced politely to those who hear the page.
  const announce = (text) => {
    const live = document.getElementById("announcements");
    if (live && text) live.textContent = text;
  };

  // The number of unread notifications, as the service counts it, wherever it stands.
  const showUnread = (number) => document.querySelectorAll("[data-unread]").forEach((count) => {
    count.dataset.unread = number;
    count.hidden = number === 0;
    count.querySelector("[data-number]").textContent = number;
  });

  // News for this reader: the number on every page, and whoever listens for samdrift:news.
  // A page out of sight listens to nothing, and catches up when it is seen again.
  const address = meta("news");
  if (address && window.EventSource) {
    const page = Date.now().toString(36) + Math.random().toString(36).slice(2);
    let source, again;
    const caughtUp = () => document.body.dispatchEvent(new CustomEvent("samdrift:news"));
    const listen = () => {
      if (source) return;
      source = new EventSource(`${address}?page=${page}`);
      source.addEventListener("unread", (event) => showUnread(JSON.parse(event.data).unread));
      source.addEventListener("notification", (event) => {
        const news = JSON.parse(event.data);
        announce((meta("news-text") || "{0}").replace("{0}", () => news.text));
        const here = document.querySelector(`[data-news-here="${news.link?.id}"]`);
        if (here) here.hidden = false;
        document.body.dispatchEvent(new CustomEvent("samdrift:news", { detail: news }));
      });
      source.addEventListener("reload", caughtUp);
      source.addEventListener("error", () => {
        if (source?.readyState !== EventSource.CLOSED) return;
        // refused: signed out, which asking cannot mend, or no place just now
        rest();
        again = setTimeout(() => fetch(`${address.replace(/live$/, "unread")}`).then((answer) => answer.ok && listen()).catch(() => {}), 30000);
      });
    };
    const rest = () => {
      clearTimeout(again);
      if (!source) return;
      source.close();
      source = undefined;
      // the portal need not find out by itself that nobody listens any more
      fetch(`${address}/${page}/close`, { method: "POST", keepalive: true, headers: { "X-CSRF-TOKEN": meta("csrf"), Accept: "text/event-stream" } }).catch(() => {});
    };
    if (!document.hidden) listen();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) { rest(); return; }
      listen();
      caughtUp();
    });
    window.addEventListener("pagehide", rest);
    window.addEventListener("pageshow", (event) => { if (event.persisted) { listen(); caughtUp(); } });
  }

  // A part that is exchanged under the reader's eyes ([data-keep]) keeps what is unfolded,
  // the place on the screen, and the focus; what is new in it is announced.
  let kept;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const part = event.detail.target;
    if (!part.matches?.("[data-keep]")) return;
    const focused = part.contains(document.activeElement) ? document.activeElement : null;
    const seen = focused || [...part.querySelectorAll("[id]")].find((one) => one.getBoundingClientRect().top >= 0);
    kept = { id: part.id, said: part.querySelector("[data-announce]")?.textContent, open: [...part.querySelectorAll("details[open][id]")].map((one) => one.id), focused: focused?.id,
      lost: Boolean(focused), seen: window.scrollY > 0 ? seen?.id : undefined, top: seen?.getBoundingClientRect().top };
  });
  document.addEventListener("htmx:afterSettle", () => {
    const part = kept && document.getElementById(kept.id);
    if (!part) return;
    kept.open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    const seen = kept.seen && document.getElementById(kept.seen);
    if (seen) window.scrollBy({ top: seen.getBoundingClientRect().top - kept.top, behavior: "instant" });
    const focused = kept.focused && document.getElementById(kept.focused);
    if (focused && document.activeElement !== focused) focused.focus({ preventScroll: true });
    else if (kept.lost && !focused) (part.querySelector("[data-focus]") || document.getElementById("main")).focus();
    const said = part.querySelector("[data-announce]")?.textContent;
    if (said !== kept.said || part.querySelector("[data-announce][role], .visually-hidden[data-announce]")) announce(said);
    const number = part.querySelector("[data-unread-now]")?.dataset.unreadNow;
    if (number !== undefined) showUnread(Number(number));
    kept = undefined;
  });

  // What renews itself does so while it is looked at, and can be paused.
  document.addEventListener("htmx:beforeRequest", (event) => {
    const part = event.target;
    if (part.matches?.("[data-renews]") && (document.hidden || part.dataset.renews === "paused")) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pauses]");
    if (!button) return;
    const part = document.getElementById(button.dataset.pauses);
    const paused = part.dataset.renews !== "paused";
    part.dataset.renews = paused ? "paused" : "on";
    button.textContent = paused ? button.dataset.go : button.dataset.pause;
    announce(paused ? button.dataset.paused : button.dataset.going);
  });
  document.querySelectorAll("[data-pauses]").forEach((button) => { button.hidden = false; });
  document.querySelectorAll("[data-copy]").forEach((button) => { button.hidden = false; });
})();
