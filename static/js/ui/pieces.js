// The pieces that fill the screens of the play page: the first ones at once, the others out of a file that comes later and is
// asked for again until it is there. Imported by pages/play-start.js.

const RETRY_MS = 5000;

export class Pieces {
  #made = {};
  #make;
  #fetch;
  #clock;
  #coming = null;

  /** `make(name, create)` builds one piece, `fetch` resolves to the later screens' {name: create}. */
  constructor(first, { make, fetch, clock }) {
    this.#make = make;
    this.#fetch = fetch;
    this.#clock = clock;
    this.#build(first);
  }

  /** The piece of a screen, or undefined while it is on its way. */
  get(name) {
    return this.#made[name];
  }

  /** Has the others come, whoever asks how often; resolves once they are there, and hears of each failure by `onFailure`. */
  async load(onFailure) {
    this.#coming ??= this.#fetch();
    try {
      const screens = await this.#coming;
      this.#build(screens);
    } catch {
      this.#coming = null;
      onFailure();
      await new Promise((resolve) => this.#clock.later(resolve, RETRY_MS));
      await this.load(onFailure);
    }
  }

  #build(screens) {
    for (const [name, create] of Object.entries(screens)) this.#made[name] ??= this.#make(name, create);
  }
}
