// What makes the pages smoother. Every page works without it.
(() => {
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

  // Requests of parts of a page carry the same proof as forms do.
  document.addEventListener("htmx:configRequest", (event) => {
    const token = meta("csrf");
    if (token && event.detail.verb !== "get") event.detail.headers["X-CSRF-TOKEN"] = token;
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

  // News for this reader: the number on every page, and whoever listens for samdrift:news.
  const address = meta("news");
  if (address && window.EventSource) {
    const source = new EventSource(address);
    source.addEventListener("notification", (event) => {
      const news = JSON.parse(event.data);
      document.querySelectorAll("[data-unread]").forEach((count) => {
        const unread = Number(count.dataset.unread) + 1;
        count.dataset.unread = unread;
        count.hidden = false;
        count.querySelector("[data-number]").textContent = unread;
      });
      announce((meta("news-text") || "{0}").replace("{0}", news.text));
      document.body.dispatchEvent(new CustomEvent("samdrift:news", { detail: news }));
    });
    source.addEventListener("reload", () => document.body.dispatchEvent(new CustomEvent("samdrift:news")));
    window.addEventListener("pagehide", () => source.close());
  }
})();
