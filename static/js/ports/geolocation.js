// The phone's position, watched only while somebody needs it. A fix carries both clocks of its receipt, so that its age is
// never understated by a sleeping or jumping clock. Handed to core and ui by pages/.

const OPTIONS = { maximumAge: 0, timeout: 20_000 };

/** Why there is no position on this page at all, or null: "insecure" (plain http) or "unsupported". */
export function locationObstacle(scope = globalThis) {
  if (!scope.navigator?.geolocation) return scope.isSecureContext === false ? "insecure" : "unsupported";
  return scope.isSecureContext === false ? "insecure" : null;
}

/** Whether the browser would answer without asking: "granted", "denied", "prompt", or null where it does not say. */
export async function permissionState(scope = globalThis) {
  try {
    return (await scope.navigator.permissions.query({ name: "geolocation" })).state;
  } catch {
    return null;
  }
}

/** `onFix(fix)` and `onError("denied" | "unavailable" | "timeout")` hear of everything that arrives. */
export function createLocator({ geolocation, clock, onFix, onError }) {
  let watch = null;
  let precise = true;

  /** Runs the watch, by satellites where `wanted`, else as the phone does it with less of its battery. */
  function start(wanted = true) {
    if (!geolocation || (watch !== null && wanted === precise)) return;
    stop();
    precise = wanted;
    watch = geolocation.watchPosition(take, fail, { ...OPTIONS, enableHighAccuracy: precise });
  }

  function stop() {
    if (watch === null) return;
    geolocation.clearWatch(watch);
    watch = null;
  }

  /** One new fix now, or null after `timeoutMs`: a watch says nothing while the phone lies still. */
  function once(timeoutMs) {
    if (!geolocation) return Promise.resolve(null);
    return new Promise((resolve) => {
      // Some browsers forget the timeout of a request while a watch is running.
      const cancel = clock.later(() => resolve(null), timeoutMs + 200);
      const done = (fix) => {
        cancel();
        resolve(fix);
      };
      geolocation.getCurrentPosition(
        (position) => done(take(position)),
        () => done(null),
        { ...OPTIONS, enableHighAccuracy: true, timeout: timeoutMs },
      );
    });
  }

  function take(position) {
    const wall = clock.wall();
    const delay = (wall - position.timestamp) / 1000;
    const fix = {
      lat: position.coords.latitude,
      lon: position.coords.longitude,
      accuracy_m: position.coords.accuracy,
      // Some phones stamp fixes on another clock; then only the time since receipt can be counted.
      delay_s: delay > 0 && delay < 3600 ? delay : 0,
      wall,
      mono: clock.mono(),
    };
    onFix(fix);
    return fix;
  }

  function fail(error) {
    onError(error.code === 1 ? "denied" : error.code === 3 ? "timeout" : "unavailable");
  }

  return { start, stop, once, running: () => watch !== null, precise: () => precise };
}

/** Seconds since the fix was measured, by whichever clock says more. */
export function ageOf(fix, clock) {
  return fix.delay_s + Math.max(0, clock.mono() - fix.mono, clock.wall() - fix.wall) / 1000;
}
