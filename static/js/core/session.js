// Where this phone stands when the page opens: the group's state and the tour's pack, from the server where it answers in
// time, else as they were kept. Keeps them for the next time. Pure: ports are passed in. Imported by pages/.

// So long a page that could begin with what it kept waits for something newer.
const PATIENCE_MS = 1500;
const SIGNED_OUT = new Set([401, 403]);

// Of replies that are not the server's own: the login page of a foreign network, or a body that broke off.
const FOREIGN = new Set(["bad_reply", "network"]);

/** Whether the server itself says that this phone belongs to no group. */
export function isSignedOut({ status, error }) {
  return SIGNED_OUT.has(status) && !FOREIGN.has(error?.code);
}

export class Session {
  #vault;
  #getState;
  #getPack;
  #sha256hex;
  #resume;
  #clock;
  #tour = null;
  #group = null;
  #packHash = null;
  #offsetMs = null;
  // The server's time in the last state that was read.
  #said = null;
  // The way back by the recovery code, shared by all readings that find the phone signed out.
  #returning = null;
  // Whether the phone has left, so that no late reading keeps its group again.
  #gone = false;

  /**
   * `getPack({part})` answers {ok, status, text, data}, part "whole" or "public"; `sha256hex(bytes)` null where the browser cannot; `resume(code)` comes back
   * into the group by its recovery code.
   */
  constructor({ vault, getState, getPack, sha256hex, resume, clock }) {
    this.#vault = vault;
    this.#getState = getState;
    this.#getPack = getPack;
    this.#sha256hex = sha256hex;
    this.#resume = resume;
    this.#clock = clock;
  }

  /** The join code of the tour, once it is known. */
  tour() {
    return this.#tour;
  }

  /** Server's clock minus this phone's, in ms; null before the first word of the server. */
  offsetMs() {
    return this.#offsetMs;
  }

  /**
   * {kind: "ready", server, pack, keys, fresh, former} | {kind: "expelled"} | {kind: "failed"}. `fresh` is false where the
   * server has not answered: then everything is as it was kept. `former` is the group this phone played for until now.
   */
  async begin() {
    // Where the disk cannot be read the server is asked all the same.
    const kept = await this.#kept().catch(() => null);
    if (kept) this.#tour = kept.tour;
    const asked = this.readState();
    const reply = kept ? await Promise.race([asked, this.#patience()]) : await asked;
    if (reply?.ok) return this.#fresh(reply.data, kept);
    if (reply && isSignedOut(reply)) return { kind: "expelled" };
    if (!kept) return { kind: "failed" };
    this.#adopt(kept);
    return { kind: "ready", server: kept.server, pack: kept.pack, keys: kept.keys, fresh: false };
  }

  /**
   * The group's state from the server. Browsers lose a cookie in a crash, or after a week, perhaps far from any network; what
   * was kept still knows how to come back, at the start as well as on the way.
   */
  async readState() {
    const reply = await this.#getState();
    if (reply.ok) this.#returning = null;
    if (!isSignedOut(reply)) return reply;
    const code = (await this.#kept().catch(() => null))?.server.group.resume_code;
    if (!code) return reply;
    this.#returning ??= this.#resume(code);
    const back = await this.#returning;
    if (back.ok) return this.#getState();
    this.#returning = null;
    // Only the server's own refusal ends the way back; without reception it is tried again.
    return isRefusal(back) ? reply : back;
  }

  #patience() {
    return new Promise((done) => this.#clock.later(() => done(null), PATIENCE_MS));
  }

  #adopt({ tour, group, packHash, offsetMs = null }) {
    this.#tour = tour;
    this.#group = group;
    this.#packHash = packHash;
    this.#offsetMs = offsetMs;
  }

  async #kept() {
    const current = await this.#vault.get("current");
    if (!current) return null;
    const { group, tour, offsetMs } = current;
    const [server, pack, keys] = await Promise.all([this.#vault.get(`state:${group}`), this.#vault.get(`pack:${tour}`), this.#vault.get(`keys:${group}`)]);
    if (!server || !pack) return null;
    return { group, tour, offsetMs, server, pack: JSON.parse(pack.text), packHash: pack.sha256, keys: keys ?? {} };
  }

  async #fresh(server, kept) {
    const same = kept?.group === server.group.id;
    const known = same && kept.tour === server.tour.code ? kept : null;
    this.#tour = server.tour.code;
    this.#group = server.group.id;
    this.#packHash = known?.packHash ?? null;
    const pack = await this.#packFor(server, known);
    if (!pack) return { kind: "failed" };
    await this.keepTruth(server);
    const former = kept && !same ? kept.group : null;
    if (former) await this.#letGo(kept);
    return { kind: "ready", server, pack, keys: same ? kept.keys : {}, fresh: true, former };
  }

  /**
   * The pack to begin with. A phone that has none begins with the public part, which is not kept, so that way and list are
   * there soon; for a newer one than its own nobody waits for long.
   */
  async #packFor(server, known) {
    if (!known) {
      const reply = await this.#getPack({ part: "public" });
      return reply.ok ? reply.data : null;
    }
    if (!this.isOutdated(server)) return known.pack;
    const loaded = await Promise.race([this.#load(server), this.#patience()]);
    return loaded ? this.#keepPack(server, loaded) : known.pack;
  }

  /** The group played for until now goes from this phone, but for what it has not sent: that waits for its return. */
  #letGo({ group, tour }) {
    const keys = [`state:${group}`, `keys:${group}`, ...(tour === this.#tour ? [] : [`pack:${tour}`])];
    return this.#vault.apply(keys.map((key) => ({ drop: key })), { relaxed: true }).catch(() => {});
  }

  /** Whether the server's pack is another one than this phone's, which may have none yet; asking for it makes it there. */
  isOutdated(server) {
    return server.pack ? server.pack.sha256 !== this.#packHash : this.#packHash === null;
  }

  /** The server's present pack, checked and kept; null where it did not come whole. */
  async renewPack(server) {
    const loaded = await this.#load(server);
    return loaded && this.#keepPack(server, loaded);
  }

  async #load(server) {
    const reply = await this.#getPack({ part: "whole" });
    if (!reply.ok) return null;
    const sha256 = await this.#sha256hex(new TextEncoder().encode(reply.text));
    // A pack that is not the one the state speaks of was cut, is a login page, or was just replaced: it is asked for again.
    if (server.pack && sha256 !== null && sha256 !== server.pack.sha256) return null;
    return { data: reply.data, text: reply.text, sha256: sha256 ?? server.pack?.sha256 ?? null };
  }

  /** From now on this is the phone's pack; one that came too late for a start is never kept, so that it still counts as outdated. */
  async #keepPack(server, { data, text, sha256 }) {
    this.#packHash = sha256;
    await this.#vault.apply([{ keep: `pack:${server.tour.code}`, value: { text, sha256 } }]).catch(() => {});
    return data;
  }

  /** Keeps the server's state for the next start; a phone without room goes on without. */
  keepTruth(server) {
    if (this.#gone) return Promise.resolve();
    // What a judgement or the stream changed in a state still carries the time of its reading, which may be long past.
    if (server.now !== this.#said) this.#offsetMs = Date.parse(server.now) - this.#clock.wall() || 0;
    this.#said = server.now;
    const current = { group: server.group.id, tour: server.tour.code, offsetMs: this.#offsetMs };
    const changes = [{ keep: "current", value: current }, { keep: `state:${server.group.id}`, value: server }];
    return this.#vault.apply(changes, { relaxed: true }).catch(() => {});
  }

  /** The changes that keep the keys of opened stations, for a transaction of somebody else's. */
  keyChanges(keys) {
    return [{ keep: `keys:${this.#group}`, value: keys }];
  }

  keepKeys(keys) {
    if (this.#gone) return Promise.resolve();
    return this.#vault.apply(this.keyChanges(keys), { relaxed: true }).catch(() => {});
  }

  /** Whether pack and state can be read again, and the pack is still the one it was. */
  async isKept() {
    if (!this.#vault.durable()) return false;
    const kept = await this.#kept();
    if (!kept || !this.#packHash || kept.group !== this.#group) return false;
    const { text } = await this.#vault.get(`pack:${this.#tour}`);
    return (await this.#sha256hex(new TextEncoder().encode(text))) === this.#packHash;
  }

  /** Forgets the group on this phone; what was not sent goes with it. */
  async forget() {
    const records = await this.#vault.events(this.#group);
    const drops = ["current", `state:${this.#group}`, `keys:${this.#group}`, `pack:${this.#tour}`].map((key) => ({ drop: key }));
    await this.#vault.apply([...drops, ...records.map(({ id }) => ({ remove: id }))]);
  }

  /** The phone belongs to another group or is about to leave: the next start asks the server first, and nothing comes back. */
  forgetCurrent() {
    this.#gone = true;
    return this.#vault.apply([{ drop: "current" }]).catch(() => {});
  }

  /** It did not leave after all. */
  stay(server) {
    this.#gone = false;
    return this.keepTruth(server);
  }
}

function isRefusal({ status, error }) {
  return status >= 400 && status < 500 && status !== 429 && !FOREIGN.has(error?.code);
}
