// The frame with the studio's phone, seen from the page around it: hands it its token and place, hears what it says. Only this
// very frame of our own address is listened to. Handed to pages/studio-walk.js.

/** `onChanged()` hears when something was judged, `onEnded()` when the phone is no longer welcome. */
export function createDeskPhone(frame, { onChanged, onEnded }) {
  let token = null;
  let fix = null;
  let ready = false;

  const tell = (message) => frame.contentWindow.postMessage(message, location.origin);

  window.addEventListener("message", ({ origin, source, data }) => {
    if (origin !== location.origin || source !== frame.contentWindow) return;
    if (data.type === "ready") {
      ready = true;
      greet();
    }
    // A phone that is just being replaced has nothing to say any more.
    if (ready && data.type === "changed") onChanged();
    if (ready && data.type === "ended") onEnded();
  });

  function greet() {
    if (!ready || !token) return;
    tell({ type: "begin", token });
    tell({ type: "position", fix });
  }

  function show(path) {
    ready = false;
    frame.contentWindow.location.replace(path);
  }

  return {
    /** A new phone, for the group of this token. */
    begin(path, given) {
      token = given;
      show(path);
    },
    end: () => show("about:blank"),
    place(next) {
      fix = next;
      if (ready) tell({ type: "position", fix });
    },
  };
}
