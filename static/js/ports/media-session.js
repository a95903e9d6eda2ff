// What the phone's lock screen says about a recording that plays. Where a browser knows no such thing it says nothing.
// Handed to ui by pages/ or made there.

export function createMediaSession({ mediaSession = globalThis.navigator?.mediaSession, MediaMetadata = globalThis.MediaMetadata } = {}) {
  function announce(title) {
    if (mediaSession && MediaMetadata) mediaSession.metadata = new MediaMetadata({ title });
  }

  return { announce };
}
