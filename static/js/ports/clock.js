// The browser's clocks in one place: wall time for events, monotonic time for ages. Handed to core by pages/.

export function createClock() {
  return {
    wall: () => Date.now(),
    mono: () => performance.now(),
    iso: () => new Date().toISOString(),
    later(handler, ms) {
      const timer = setTimeout(handler, ms);
      return () => clearTimeout(timer);
    },
  };
}
