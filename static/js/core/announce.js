// Keeps what a screen says by itself bearable: one sentence in ten seconds, so at most six a minute, and of several that
// wait only the latest. Pure; time and voice are passed in. Imported by ui/.

const GAP_MS = 10_000;

/** `clock` is {mono(), later(handler, ms)}; `say(words)` speaks. `drop()` forgets what still waits. */
export function createLimiter({ clock, say, gapMs = GAP_MS }) {
  let spoken = -Infinity;
  let last = null;
  let waiting = null;
  let cancel = null;

  function speak() {
    const words = waiting;
    waiting = null;
    cancel = null;
    // There and back again within the pause is no news.
    if (words === null || words === last) return;
    spoken = clock.mono();
    last = words;
    say(words);
  }

  function offer(words) {
    waiting = words;
    if (cancel) return;
    const pause = spoken + gapMs - clock.mono();
    if (pause <= 0) speak();
    else cancel = clock.later(speak, pause);
  }

  function drop() {
    cancel?.();
    cancel = null;
    waiting = null;
    last = null;
  }

  return { offer, drop };
}
