// What the phone's half of the program needs of a browser, each tried for real: an ability returns true or what it is instead.
const bytes = (text) => new TextEncoder().encode(text);
const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function strictCommits() {
  const open = indexedDB.open("abilities", 1);
  open.onupgradeneeded = () => open.result.createObjectStore("rows");
  const database = await settled(open);
  const commit = database.transaction("rows", "readwrite", { durability: "strict" });
  const done = new Promise((resolve, reject) => Object.assign(commit, { oncomplete: resolve, onabort: reject }));
  commit.objectStore("rows").put({ key: someBytes() }, "row");
  await done;
  database.close();
  return commit.durability === "strict" || commit.durability;
}

// A value with bytes in it, as the pack's sealed stations are kept.
const someBytes = () => new Uint8Array([1, 2, 3]).buffer;

async function worker() {
  await navigator.serviceWorker.register("/worker.js", { scope: "/" });
  if (!navigator.serviceWorker.controller) {
    await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
  }
  return (await (await fetch("/kept")).text()) === "kept";
}

const locks = () =>
  navigator.locks.request("leader", () => navigator.locks.request("leader", { ifAvailable: true }, (second) => second === null));

function broadcast() {
  const [one, two] = [new BroadcastChannel("tabs"), new BroadcastChannel("tabs")];
  return new Promise((resolve) => {
    two.onmessage = (event) => resolve(event.data === "hello");
    one.postMessage("hello");
  }).finally(() => [one, two].forEach((channel) => channel.close()));
}

function stream() {
  const source = new EventSource("/stream");
  return new Promise((resolve) => (source.onmessage = (event) => resolve(event.data === "news" && event.lastEventId === "7"))).finally(() =>
    source.close(),
  );
}

async function deflate() {
  const packed = new Blob(["stadtlotse".repeat(100)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const size = (await new Response(packed).arrayBuffer()).byteLength;
  return size < 100 || size;
}

async function sealing() {
  const password = await crypto.subtle.importKey("raw", bytes("ABCD2345"), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes("LULU22|rathaus"), iterations: 600_000 };
  const key = await crypto.subtle.deriveKey(how, password, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const seal = { name: "AES-GCM", iv: new Uint8Array(12), additionalData: bytes("LULU22|rathaus") };
  const sealed = await crypto.subtle.encrypt(seal, key, bytes("insight"));
  const opened = await crypto.subtle.decrypt(seal, key, sealed);
  return new TextDecoder().decode(opened) === "insight";
}

const signing = async () => {
  const key = await crypto.subtle.importKey("raw", bytes("key"), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return (await crypto.subtle.sign("HMAC", key, bytes("text"))).byteLength === 32;
};

const needed = {
  secure: () => isSecureContext,
  modules: async () => (await import("./late.js")).default === "late",
  geolocation: () => typeof Geolocation === "function",
  strictCommits,
  worker,
  locks,
  broadcast,
  stream,
  deflate,
  sealing,
  signing,
};

window.abilities = async () => {
  const found = {};
  for (const [name, tried] of Object.entries(needed)) {
    try {
      found[name] = await tried();
    } catch (error) {
      found[name] = String(error);
    }
  }
  return found;
};
