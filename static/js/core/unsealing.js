// The sealed half of the pack on this phone: opens a station's content with its key, which comes with an accepted check-in or
// out of the station's code, and keeps keys and contents. Pure: the cipher is passed in. Imported by core/ and pages/.
import { toBase64 } from "./base64.js";

export class Unsealing {
  #cipher;
  #pack;
  #keys;
  #contents = new Map();
  #onOpened;

  /**
   * `cipher` is ports/crypto.js or a test's; `keys` are the kept ones by station, base64. `onOpened(station)` is waited for
   * before a station counts as open.
   */
  constructor({ cipher, pack, keys = {}, onOpened = async () => {} }) {
    this.#cipher = cipher;
    this.#onOpened = onOpened;
    this.#pack = pack;
    this.#keys = { ...keys };
  }

  /** The opened contents by station. */
  contents() {
    return this.#contents;
  }

  /** The known keys by station, base64, to be kept. */
  keys() {
    return { ...this.#keys };
  }

  /**
   * Another pack, as after a change by the organizer. What is open stays so until it is opened anew, because somebody may be
   * reading it; keys that no longer fit are let go of.
   */
  async use(pack) {
    this.#pack = pack;
    await this.openAll();
  }

  async openAll() {
    for (const [station, key] of Object.entries(this.#keys)) {
      // A newer key may have come while this one was tried.
      if ((await this.#open(station, key)) || this.#keys[station] !== key) continue;
      delete this.#keys[station];
      this.#contents.delete(station);
    }
  }

  #seal(id) {
    return this.#pack.stations.find((station) => station.id === id)?.seal ?? null;
  }

  /** Whether a station's code or key can be tried on this phone at all. */
  can(id) {
    return this.#cipher.available() && this.#seal(id) !== null;
  }

  /** Whether GPS alone opens the station here: an open route's key lies beside its seal. */
  isOpenRoute(id) {
    return this.can(id) && Boolean(this.#seal(id).key);
  }

  /** Opens by the code on the poster: true where it fits. */
  async tryCode(id, code) {
    const seal = this.#seal(id);
    const { tour, edition } = this.#place();
    const key = await this.#cipher.unwrapKey({ code, wrapped: seal.wrapped, tour, station: id, edition });
    return key !== null && this.#open(id, toBase64(key));
  }

  /** Opens by the key that an open route's pack holds. */
  tryOpenKey(id) {
    return this.#open(id, this.#seal(id).key);
  }

  /** Takes a key that came from the server; true where it opens the station. */
  async take(id, key) {
    if (!key || this.#keys[id] === key || !this.can(id)) return this.#contents.has(id);
    return this.#open(id, key);
  }

  async #open(id, key) {
    const seal = this.#seal(id);
    if (!seal) return false;
    const bytes = await this.#cipher.open({ key, sealed: seal.sealed, aad: this.#aad(id) });
    if (!bytes) return false;
    this.#keys[id] = key;
    this.#contents.set(id, JSON.parse(new TextDecoder().decode(bytes)));
    await this.#onOpened(id);
    return true;
  }

  /** A picture of a station whose key is known, from its sealed bytes; null where it does not open. */
  openMedium(id, index, sealed) {
    if (!this.#keys[id]) return Promise.resolve(null);
    return this.#cipher.open({ key: this.#keys[id], sealed, aad: `${this.#aad(id)}|${index}` });
  }

  #place() {
    return { tour: this.#pack.tour.code, edition: this.#pack.edition };
  }

  #aad(id) {
    const { tour, edition } = this.#place();
    return `${tour}|${id}|${edition}`;
  }
}
