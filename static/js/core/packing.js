// The pack for the way: what of it is on this phone, and fetching the rest, text first, each piece checked by its hash.
// "Bereit" is said only when every piece was found again where it was put. Pure: ports are passed in. Imported by pages/.

// More than this is fetched only after a tap, because a group may pay for it by the megabyte.
const ASK_ABOVE_BYTES = 3_000_000;
const TYPES = { jpg: "image/jpeg", jpeg: "image/jpeg", png: "image/png", webp: "image/webp", avif: "image/avif", mp3: "audio/mpeg", m4a: "audio/mp4" };

/** The sealed pictures and recordings of a pack: {url, bytes, sha256}. */
function sealedMedia(pack) {
  return pack.stations.flatMap(({ seal }) => seal?.media ?? []);
}

/** Where one of them is kept: by its hash too, because its address is the same in every tour. */
function keptUnder({ url, sha256 }) {
  return `${url}?sha256=${sha256}`;
}

export class Packing {
  #pack;
  #worker;
  #cache;
  #unsealing;
  #getBytes;
  #sha256hex;
  #isKept;
  #getTiles;
  #onChange;
  #running = null;
  #mapping = null;
  #status;
  #mayFetch;

  /**
   * `isKept()` resolves to whether pack and state can be read again from the disk. `appBytes` is the size of the app's files,
   * `packBytes` of the texts, `sparing` whether the phone asked to spare data. `onChange(status)` hears of each step;
   * `getTiles()` resolves to the map along the way, {urls, bytes}.
   */
  constructor({ pack, appBytes, packBytes, sparing = false, worker, cache, unsealing, getBytes, sha256hex, isKept, getTiles = async () => ({ urls: [], bytes: 0 }), onChange }) {
    this.#pack = pack;
    this.#worker = worker;
    this.#cache = cache;
    this.#unsealing = unsealing;
    this.#getBytes = getBytes;
    this.#sha256hex = sha256hex;
    this.#isKept = isKept;
    this.#getTiles = getTiles;
    this.#onChange = onChange;
    const mediaBytes = sealedMedia(pack).reduce((sum, { bytes }) => sum + bytes, 0);
    this.#mayFetch = (bytes) => bytes === 0 || (!sparing && bytes <= ASK_ABOVE_BYTES);
    this.#status = { state: "loading", done: 0, total: appBytes + packBytes + mediaBytes, mediaBytes, map: "none", mapBytes: 0 };
    this.packBytes = packBytes;
    this.appBytes = appBytes;
  }

  /**
   * {state: "loading" | "ask" | "partly" | "ready" | "unsupported", done, total, mediaBytes, map: "none" | "ask" | "partly" |
   * "whole", mapBytes}; sizes in bytes.
   */
  status() {
    return this.#status;
  }

  /** The tap on "Jetzt laden". */
  allow() {
    this.#mayFetch = () => true;
    return this.load();
  }

  /** Fetches what is missing and checks the whole; calls while one runs share it. */
  load() {
    this.#running ??= this.#load().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #load() {
    if (!this.#worker.supported() || !this.#cache.supported()) return this.#tell({ state: "unsupported" });
    try {
      if (this.#status.state !== "ready") this.#tell({ state: "loading", done: this.packBytes });
      const app = await this.#worker.check();
      const isWhole = app !== null && app.missing === 0 && (await this.#isKept());
      if (isWhole && this.#status.state !== "ready") this.#tell({ done: this.packBytes + this.appBytes });
      const mayFetch = this.#mayFetch(this.#status.mediaBytes);
      const media = mayFetch ? await this.#fetchMedia() : await this.#areAllThere();
      await this.openMedia();
      const done = isWhole && media;
      this.#tell({ state: done ? "ready" : !mayFetch && !media ? "ask" : "partly", ...(done ? { done: this.#status.total } : {}) });
      if (done) this.#fetchTiles();
    } catch {
      // Cache Storage may be full or taken away; the walk goes on, and what is missing is not called ready.
      this.#tell({ state: "partly" });
    }
    return undefined;
  }

  /** The map comes last, and without it a pack is ready all the same: the sketch is always there. */
  #fetchTiles() {
    this.#mapping ??= this.#keepMap()
      .catch(() => this.#tell({ map: "partly" }))
      .finally(() => {
        this.#mapping = null;
      });
  }

  async #keepMap() {
    const { urls, bytes } = await this.#getTiles();
    if (urls.length === 0) return;
    if (!this.#mayFetch(bytes) && !(await this.#cache.hasTiles(urls))) return void this.#tell({ map: "ask", mapBytes: bytes });
    this.#tell({ map: (await this.#cache.keepTiles(urls)) ? "whole" : "partly" });
  }

  async #fetchMedia() {
    let whole = true;
    for (const medium of sealedMedia(this.#pack)) {
      const got = (await this.#cache.has(keptUnder(medium))) || (await this.#get(medium));
      whole &&= got;
      if (got && this.#status.state !== "ready") this.#tell({ done: this.#status.done + medium.bytes });
    }
    return whole;
  }

  async #get(medium) {
    const reply = await this.#getBytes(medium.url);
    // A cut reply or a login page in its place has another hash: it is fetched again next time.
    if (!reply.ok || (await this.#sha256hex(reply.bytes)) !== medium.sha256) return false;
    await this.#cache.putSealed(keptUnder(medium), reply.bytes);
    return true;
  }

  async #areAllThere() {
    for (const medium of sealedMedia(this.#pack)) if (!(await this.#cache.has(keptUnder(medium)))) return false;
    return true;
  }

  /** Opens pictures and recordings of every station whose key is known, so that its screen shows them without network. */
  async openMedia() {
    for (const station of this.#unsealing.contents().keys()) await this.openStation(station);
  }

  /** Those of one station; where the phone has no room for them, the network has to bring them. */
  async openStation(station) {
    if (!this.#cache.supported()) return;
    const { media = [], audio = [] } = this.#unsealing.contents().get(station) ?? {};
    for (const [index, { url }] of [...media, ...audio].entries()) await this.#open(station, index, url).catch(() => {});
  }

  async #open(station, index, url) {
    const sealed = this.#pack.stations.find(({ id }) => id === station)?.seal?.media?.[index];
    if (!sealed || (await this.#cache.hasOpened(url))) return;
    const bytes = await this.#cache.getSealed(keptUnder(sealed));
    const opened = bytes && (await this.#unsealing.openMedium(station, index, bytes));
    if (opened) await this.#cache.putOpened(url, opened, TYPES[url.split(".").pop().toLowerCase()] ?? "application/octet-stream");
  }

  #tell(change) {
    this.#status = { ...this.#status, ...change };
    this.#onChange(this.#status);
  }
}
