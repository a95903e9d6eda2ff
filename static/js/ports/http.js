// The phone's only way to the server's JSON: one shape of reply for success, refusal and no reception, so that callers
// never need try/catch. Imported by pages/ and handed to core as an argument.

const TIMEOUT_MS = 15_000;

/** GET; resolves to {ok, status, data, error}. `error` is null or {code, message, fields}; with `retryAfterS` where told. Never rejects. */
export function getJson(path, options) {
  return request(path, { method: "GET" }, options);
}

/** POST of a JSON body, with the same reply as getJson. */
export function postJson(path, body, options) {
  const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  return request(path, init, options);
}

/** POST of a file as it is, with the same reply as getJson. */
export function postFile(path, file, options) {
  return request(path, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file }, options);
}

/** GET of a text whose exact bytes matter, such as the pack: {ok, status, text, data, error}. */
export function getText(path, options) {
  return request(path, { method: "GET" }, options, async (status, reply, onPiece) => {
    const text = new TextDecoder().decode(await wholeBody(reply, onPiece));
    return { ...readReply(status, text), text };
  });
}

/** GET of bytes, such as a sealed picture: {ok, status, bytes, error}. */
export function getBytes(path, options) {
  return request(path, { method: "GET" }, options, async (status, reply, onPiece) => {
    if (status !== 200) return failure(status, "bad_reply");
    return { ok: true, status, bytes: await wholeBody(reply, onPiece), error: null };
  });
}

/** A large body, piece by piece: over a slow network it takes longer than a reply may, and is on its way all the same. */
async function wholeBody(reply, onPiece) {
  const pieces = [];
  const reader = reply.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader.read()) {
    pieces.push(read.value);
    onPiece();
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

async function request(path, init, { timeoutMs = TIMEOUT_MS, fetch: fetcher = globalThis.fetch } = {}, read = readJson) {
  const abort = new AbortController();
  let timer = null;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => abort.abort(), timeoutMs);
  };
  wait();
  const headers = { Accept: "application/json", ...init.headers };
  let status = 0;
  try {
    const reply = await fetcher(path, { ...init, headers, credentials: "same-origin", cache: "no-store", signal: abort.signal });
    status = reply.status;
    // The body is read under the same clock: a reply that stops half-way is no reply.
    return await read(status, reply, wait);
  } catch {
    return failure(status, "network");
  } finally {
    clearTimeout(timer);
  }
}

async function readJson(status, reply) {
  const read = readReply(status, await reply.text());
  const pause = Number(reply.headers.get("Retry-After"));
  return pause > 0 ? { ...read, retryAfterS: pause } : read;
}

function readReply(status, text) {
  const ok = status >= 200 && status < 300;
  if (ok && text === "") return { ok: true, status, data: null, error: null };
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return failure(status, "bad_reply");
  }
  if (ok) return { ok: true, status, data, error: null };
  // A hotel's login page or a proxy's error has another shape than ours and must not be read as a verdict.
  if (typeof data?.error?.code !== "string") return failure(status, "bad_reply");
  const { code, message = "", fields = {} } = data.error;
  return { ok: false, status, data, error: { code, message, fields } };
}

function failure(status, code) {
  return { ok: false, status, data: null, error: { code, message: "", fields: {} } };
}
