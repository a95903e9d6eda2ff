// Asks the server again and again, and tells a lost network from an answer after which asking again changes nothing. For
// pages whose link opens no stream. Pure: time and transport are passed in. Imported by pages/.

// What a refused link is answered with; everything else may pass.
const FINAL = new Set([401, 403, 404, 410]);

/**
 * `ask()` resolves to a reply of ports/http.js and never rejects. `onData` gets what came, `onLost` hears of every try that
 * failed, `onOver` gets the sentence of a final refusal, after which nothing is asked any more. `soon()` asks at once: a
 * phone that comes out of a pocket, or has just done something, must not wait.
 */
export function createPoll({ ask, clock, everyMs, onData, onLost, onOver }) {
  let cancel = null;
  let asking = false;
  let again = false;
  let over = false;

  async function run() {
    cancel?.();
    cancel = null;
    asking = true;
    again = false;
    const reply = await ask();
    asking = false;
    if (over) return;
    if (reply.ok) onData(reply.data);
    else if (FINAL.has(reply.status) && reply.error?.message) return end(reply.error.message);
    else onLost();
    if (again) run();
    else cancel = clock.later(run, everyMs);
  }

  function end(message) {
    over = true;
    cancel?.();
    onOver(message);
  }

  function soon() {
    if (over) return;
    if (asking) again = true;
    else run();
  }

  return { soon };
}
