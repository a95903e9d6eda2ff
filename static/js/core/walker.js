// The virtual group of the desk walk: where it stands, whether it walks, and what its phone would report. Pure; chance and time
// are handed in. Imported by pages/studio-walk.js.
import { measure } from "./noise.js";
import { moved, nearestAlong, walkOn, WALK_M_PER_S } from "./walking.js";

export function createWalker({ random }) {
  // `around` is where the phone is (core/noise.js), `imprecise` and `silent` what goes wrong with it, `speed` how many times
  // faster than a person the group walks.
  const settings = { around: "town", imprecise: false, silent: false, speed: 1 };
  let path = [];
  let position = null;
  let along = 0;
  let going = false;

  function stand(at, onWay) {
    position = { lat: at.lat, lon: at.lon };
    along = onWay ?? nearestAlong(path, position);
  }

  return {
    settings,
    position: () => position,
    going: () => going,
    canWalk: () => path.length > 1 && position !== null,

    /** Another route: the group stands nowhere on it yet. */
    setPath(points) {
      [path, position, along, going] = [points, null, 0, false];
    },

    /** To any place, and on from there. */
    goTo: (at) => stand(at),

    /** To a station that is on the way; whether it is. */
    goToStation(id) {
      const point = path.find(({ station }) => station === id);
      if (point) stand(point, point.along);
      return point !== undefined;
    },

    /** So many metres before a station, which is the next one for whoever walks on, whatever part of the way is nearer. */
    setOutTo(id, metres) {
      const point = path.find(({ station }) => station === id);
      if (point) stand(moved(point, 0, -metres), point.along - 0.01);
      return point !== undefined;
    },

    /** A step by hand, in metres. */
    step(east, north) {
      if (position) stand(moved(position, east, north));
    },

    start() {
      // Whoever stands at the end sets out from the start again.
      if (along >= (path.at(-1)?.along ?? 0)) along = 0;
      going = this.canWalk();
    },

    pause() {
      going = false;
    },

    /** Some time passes: {station, ended} where a walking group has come to a station or the end, else null. */
    tick(seconds) {
      if (!going) return null;
      const next = walkOn(path, { position, along }, WALK_M_PER_S * settings.speed * seconds);
      ({ position, along } = next);
      going = next.station === null && !next.ended;
      return going ? null : { station: next.station, ended: next.ended };
    },

    /** What the phone measures here and now: {lat, lon, accuracy_m, age_s}, or null without a signal. */
    fix() {
      if (!position || settings.silent) return null;
      return measure(position, settings.around, random, settings);
    },
  };
}
