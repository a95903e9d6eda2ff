// EventSource over fetch, which can send the token of a group in a header and leaves the browser's cookies alone. As much of
// it as ports/stream.js uses. For the studio's phone alone; handed over by ports/rehearsal.js.

const CLOSED = 2;

/** A class in the place of EventSource; `fetch` asks in the name of the group. A source that ends never opens again. */
export function fetchedSource(fetch) {
  return class FetchedSource extends EventTarget {
    #abort = new AbortController();
    readyState = 0;

    constructor(url) {
      super();
      this.#read(url).catch(() => {}).finally(() => this.#end());
    }

    close() {
      this.readyState = CLOSED;
      this.#abort.abort();
    }

    async #read(url) {
      const reply = await fetch(url, { headers: { Accept: "text/event-stream" }, cache: "no-store", signal: this.#abort.signal });
      if (reply.status !== 200) return;
      this.readyState = 1;
      this.dispatchEvent(new Event("open"));
      const reader = reply.body.getReader();
      const decoder = new TextDecoder();
      let text = "";
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        const messages = (text + decoder.decode(piece.value, { stream: true })).split("\n\n");
        text = messages.pop();
        for (const message of messages) this.#tell(message);
      }
    }

    #tell(message) {
      const lines = message.split("\n").map((line) => line.split(/: ?(.*)/s));
      const value = (name) => lines.filter(([field]) => field === name).map(([, rest]) => rest).join("\n");
      const data = value("data");
      if (data && this.readyState !== CLOSED) this.dispatchEvent(new MessageEvent(value("event") || "message", { data }));
    }

    #end() {
      if (this.readyState === CLOSED) return;
      this.readyState = CLOSED;
      this.dispatchEvent(new Event("error"));
    }
  };
}
