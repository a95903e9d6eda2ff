// Answers one address from the cache, so that a page can tell whether its worker is at work.
self.addEventListener("install", (event) => {
  event.waitUntil(caches.open("kept").then((cache) => cache.put("/kept", new Response("kept"))).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (new URL(event.request.url).pathname === "/kept") event.respondWith(caches.match("/kept"));
});
