// Everything of the play page that works without the network, put together: what is kept on the disk, the outbox, the sealed
// stations and the pack, the tabs of one phone, and the way out by QR code or file. Imported by pages/play-start.js.
import { fromHex } from "../core/base64.js";
import { createEventMaker } from "../core/events.js";
import { Game } from "../core/game.js";
import { buildHandoff, exportFile } from "../core/handoff.js";
import { uuid } from "../core/ids.js";
import { Outbox } from "../core/outbox.js";
import { Packing } from "../core/packing.js";
import { Session } from "../core/session.js";
import { Unsealing } from "../core/unsealing.js";
import * as cipher from "../ports/crypto.js";
import { download } from "../ports/download.js";
import { freeRoom } from "../ports/room.js";
import { createCounter, takeOldEvents } from "../ports/storage.js";
import { createOutboxStore } from "../ports/vault.js";

const EVENTS = "/api/v1/events";
const random = (count) => crypto.getRandomValues(new Uint8Array(count));

export class Offline {
  #app;
  #clock;
  #device;
  #ports;
  #vault;
  #cache;
  #worker;
  #session;
  #unsealing = null;
  #outbox = null;
  #packing = null;
  #renewing = null;
  #renewLater = null;
  #id;

  /**
   * `device` is a storage that outlives the page, `ports` are the exports of ports/phone.js; `app` gets its store before
   * `begin` builds the game.
   */
  constructor(app, { clock, device, ports }) {
    this.#app = app;
    this.#clock = clock;
    this.#device = device;
    this.#ports = ports;
    this.#vault = ports.createVault();
    this.#cache = ports.createMediaCache();
    this.#worker = ports.createWorker();
    const getState = () => ports.getJson("/api/v1/state");
    const getPack = ({ part }) => ports.getText(part === "public" ? "/api/v1/pack?part=public" : "/api/v1/pack");
    const resume = (code) => ports.postJson("/api/v1/resume", { resume_code: code });
    this.#session = new Session({ vault: this.#vault, getState, getPack, sha256hex: cipher.sha256hex, resume, clock });
  }

  get session() {
    return this.#session;
  }

  get durable() {
    return this.#vault.durable();
  }

  /** Server's clock minus this phone's, in ms, or null. */
  get offsetMs() {
    return this.#session.offsetMs();
  }

  /** Whether this phone can try a station's code by itself, without the network. */
  opensHere(id) {
    return this.#unsealing?.can(id) ?? false;
  }

  /** Tells a new version of the app that it may take over: the app has just started. */
  turn() {
    this.#worker.turn();
  }

  /** The game on what the session found; `memory` is the group's own storage. */
  async begin({ pack, keys, memory, locator, onLate, appBytes }) {
    const { store } = this.#app;
    const group = store.get().server.group.id;
    this.#id = this.#device.get("device") ?? uuid(random);
    this.#device.set("device", this.#id);
    this.#unsealing = new Unsealing({ cipher, pack, keys, onOpened: (station) => this.#packing?.openStation(station) });
    await this.#unsealing.openAll();
    await this.#adoptOldEvents(memory, group);
    const game = this.#game({ memory, locator, onLate, group });
    // A phone that came into the group by code or card has the keys from the state alone.
    await game.learnKeys(store.get().server);
    await this.#outbox.load().catch(() => {});
    this.#packing = this.#pack(pack, appBytes);
    game.publish();
    this.#renewLater = () => this.#renewPack(store.get().server, game);
    return game;
  }

  #game({ memory, locator, onLate, group }) {
    const { store } = this.#app;
    const { alone, createChannel, postJson } = this.#ports;
    const channel = createChannel(`stadtlotse-${group}`, (message) => this.#outbox.heard(message));
    this.#outbox = new Outbox({
      post: (body) => postJson(EVENTS, body),
      store: createOutboxStore(this.#vault, group),
      clock: this.#clock,
      device: this.#id,
      random: Math.random,
      alone: (work) => alone(`send-${group}`, work),
      tell: channel.tell,
      onResult: (...result) => game.onResult(...result),
      onChange: () => this.#changed(game),
    });
    const game = new Game({
      store,
      outbox: this.#outbox,
      ask: (events) => postJson(EVENTS, { device: this.#id, group, sent_at: this.#clock.iso(), events }),
      makeEvent: createEventMaker({ randomBytes: random, clock: this.#clock, counter: createCounter(memory, this.#clock) }),
      getState: () => this.#session.readState(),
      locator,
      unsealing: this.#unsealing,
      clock: this.#clock,
      keepKeys: () => this.#session.keyChanges(this.#unsealing.keys()),
      onKeys: () => this.#session.keepKeys(this.#unsealing.keys()),
      onLate,
      onTruth: (truth) => this.#learned(truth, game),
    });
    return game;
  }

  #changed(game) {
    const status = this.#outbox.status();
    this.#app.store.set({ outbox: { ...status, parked: this.#outbox.parked(), durable: this.durable } });
    if (status.trouble === "network") this.#app.store.set({ online: false });
    game.publish();
  }

  /** Events that the release before kept elsewhere; they move once, and go only when they have arrived. */
  async #adoptOldEvents(memory, group) {
    const old = takeOldEvents(memory);
    if (old.events.length === 0) return;
    const records = old.events.map(({ event, result }) => ({
      put: { id: event.id, group, state: result ? "parked" : "waiting", event, local: null, result },
    }));
    // What is in memory alone has not arrived.
    await this.#vault.apply(records).then(() => this.#vault.durable() && old.remove(), () => {});
  }

  #learned(truth, game) {
    const { store } = this.#app;
    if (truth.group.id !== store.get().server.group.id) {
      this.#session.forgetCurrent().then(() => location.reload());
      return;
    }
    this.#session.keepTruth(truth);
    if (this.#session.isOutdated(truth)) this.#renewPack(truth, game);
    this.#packing?.openMedia();
  }

  /** The organizer or the host changed something the pack holds, such as the tour's title; fetched once, however many tell of it. */
  #renewPack(truth, game) {
    return (this.#renewing ??= this.#renew(truth, game).finally(() => {
      this.#renewing = null;
    }));
  }

  async #renew(truth, game) {
    const pack = await this.#session.renewPack(truth);
    if (!pack) return;
    await this.#unsealing.use(pack);
    // Keys of another edition did not fit the pack that was here when they came.
    await game.learnKeys(truth);
    this.#session.keepKeys(this.#unsealing.keys());
    this.#app.store.set({ pack });
    game.publish();
    this.#packing = this.#pack(pack, this.#packing.appBytes);
    this.load();
  }

  // ---- the pack ----

  #pack(pack, appBytes) {
    const packing = new Packing({
      pack,
      appBytes,
      packBytes: this.#app.store.get().server.pack?.bytes ?? 0,
      sparing: navigator.connection?.saveData === true,
      worker: this.#worker,
      cache: this.#cache,
      unsealing: this.#unsealing,
      getBytes: (url) => this.#ports.getBytes(url),
      sha256hex: cipher.sha256hex,
      isKept: () => this.#session.isKept(),
      getTiles: () => this.#tilesAlong(),
      onChange: (status) => this.#app.store.set({ packing: status }),
    });
    this.#app.store.set({ packing: packing.status() });
    return packing;
  }

  async #tilesAlong() {
    if (!this.#app.store.get().server.tiles?.offline) return { urls: [], bytes: 0 };
    const { ok, data } = await this.#ports.getJson("/api/v1/pack/tiles");
    if (!ok) throw new Error("the list of tiles did not come");
    return data;
  }

  /** Fetches what is missing for the way. The worker installs beside the game, never before it. */
  async load() {
    // The start waits neither for the sealed part nor for a newer pack.
    if (this.#session.isOutdated(this.#app.store.get().server)) await this.#renewLater();
    if (!this.#session.isOutdated(this.#app.store.get().server)) document.documentElement.dataset.pack = "whole";
    if (this.#worker.supported()) await this.#worker.install();
    await this.#vault.reserve().catch(() => {});
    this.#app.store.set({ room: await freeRoom() });
    await this.#packing.load();
  }

  allowMedia() {
    return this.#packing.allow();
  }

  // ---- leaving, and the ways out without a network ----

  /**
   * Signs this phone out by `post`: what it kept of the group goes, the group and its points stay. First goes what would
   * bring the phone back in, in this tab or another one, as soon as it finds itself signed out.
   */
  async leave(post) {
    await this.#session.forgetCurrent();
    const { ok } = await post();
    if (!ok) await this.#session.stay(this.#app.store.get().server);
    else await Promise.allSettled([this.#session.forget(), this.#cache.clear()]);
    return ok;
  }

  async #signed() {
    const { server } = this.#app.store.get();
    const key = fromHex(server.device.handoff_key ?? "");
    const events = this.#outbox.pending();
    if (!key?.length || events.length === 0 || !cipher.available()) return null;
    const signed = await buildHandoff({ events, device: this.#id, offsetMs: this.#session.offsetMs(), key, deflate: cipher.deflate, hmac: cipher.hmac });
    return { tour: server.tour.code, group: server.group.number, device: server.device.number, ...signed };
  }

  /** The unsent events as the QR frames carry them, or null where there are none. */
  handoff() {
    return this.#signed();
  }

  /** Saves everything that is not at the server as a file; whether there was anything. */
  async exportEvents() {
    const { server } = this.#app.store.get();
    const events = this.#outbox.pending();
    const parked = this.#outbox.parked().map(({ event, result }) => ({ event, result }));
    if (events.length + parked.length === 0) return false;
    const place = { tour: server.tour.code, group: server.group.number, device: server.device.number };
    const file = exportFile({ ...place, signed: await this.#signed(), events, parked });
    download(`stadtlotse-${place.tour}-${place.group}.json`, JSON.stringify(file, null, 1));
    return true;
  }
}
