// Keeps the play page live: what the stream says goes into the store, what it only points at is read, and while it is lost
// the page's polling takes over. Imported by pages/play-start.js.
import { applyChange, tableAfter } from "../core/live.js";

const TABLE_SCREENS = new Set(["standing", "finished"]);

export class LiveTour {
  #store;
  #game;
  #getStandings;
  #open;
  #stream = null;
  #reading = null;
  #meanwhile = [];

  /** `getStandings()` answers as ports/http.js does; `open` is ports/stream.js: openStream or a stand-in. */
  constructor({ store, game, getStandings, clock, open }) {
    this.#store = store;
    this.#game = game;
    this.#getStandings = getStandings;
    this.#open = (handlers) => open("/api/v1/stream", { clock, pauseHidden: true, ...handlers });
  }

  start() {
    this.#stream = this.#open({
      after: this.#store.get().server.log_no ?? 0,
      onChange: (data) => this.#changed(data),
      onState: (state) => this.#turned(state),
      // The reading learns why, for example that this phone was signed out.
      onClosed: (reason) => reason !== "server_stopping" && this.#game.refresh(),
    });
  }

  /** Hears no more, as when the phone is about to leave its group. */
  stop() {
    this.#stream?.close();
  }

  /** Whether nothing can be missed just now, so that asking the server again and again is not needed. */
  follows() {
    return this.#store.get().live === "open" && !this.#game.behind();
  }

  /** Reception came back: the old connection may be dead without saying so. */
  reopen() {
    this.#stream?.reopen();
  }

  #turned(state) {
    this.#store.set(state === "open" ? { live: state, online: true } : { live: state });
    if (state === "open") this.#game.retry();
  }

  #changed(data) {
    const before = { ...this.#store.get(), server: this.#game.truth() };
    const { server, standings, headChanged } = applyChange(before, data);
    if (headChanged) this.#game.outdate();
    if (standings !== before.standings) this.#store.set({ standings });
    this.#game.takeTruth(server);
    if (this.#reading) this.#meanwhile.push(data);
    if (data.reset || data.changed?.includes(server.group.number)) this.#own(data);
    const wanted = TABLE_SCREENS.has(before.screen.name) && server.tour.standings !== "host";
    if (wanted && server.tour.standings !== before.server.tour.standings && !standings?.rows) this.readStandings();
  }

  #own({ log_no, reset }) {
    // The change may be a deed of this phone whose reply was lost: sent again, it gets its first judgement back.
    this.#game.retry();
    this.#game.catchUp(log_no, { anew: reset });
  }

  /** Reads the whole table; calls while a reading is on its way share it. */
  readStandings() {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
      this.#meanwhile = [];
    });
    return this.#reading;
  }

  async #read() {
    const reply = await this.#getStandings();
    if (reply.ok) {
      const table = tableAfter(reply.data, this.#meanwhile);
      if (table) this.#store.set({ standings: table });
    } else if (reply.status === 403) this.#store.set({ standings: { hidden: true } });
    else this.#store.set(({ standings }) => ({ standings: { ...standings, failed: !standings?.rows } }));
  }
}
