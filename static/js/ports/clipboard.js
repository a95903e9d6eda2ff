// The clipboard, also where a page is not secure enough for the modern way. Handed to ui/ by import.

/** Copies a text; whether it worked. Must run in the turn of a tap. Outside an open dialog nothing can be selected: `within` it. */
export async function copyText(text, within = document.body) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text, within);
  }
}

function copySelected(text, within) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  within.append(field);
  field.select();
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch {
    // Then the address is shown, to be copied by hand.
  }
  field.remove();
  before?.focus?.();
  return done;
}
