// What a camera reads from a station's poster: its code alone, or the address that opens it in the app. Pure; imported by
// ui/ and pages/, which may hand it the page's own address as well.
import { CODE_LENGTH, normaliseCode } from "./codes.js";

const ADDRESS = /\/play\/?(?:\?[^#]*)?#(.+)$/;
const STATION = /^[a-z0-9][a-z0-9-]{0,39}$/;
const BARE = /^[\sA-Za-z0-9|-]{8,20}$/;
const LONGEST = 500;

/** {station, code} of a poster, `station` null where it shows the code alone; null where the text is no poster's. */
export function readPoster(text) {
  const words = String(text).trim();
  if (words.length > LONGEST) return null;
  const address = ADDRESS.exec(words);
  if (!address) return BARE.test(words) ? poster(null, words) : null;
  const named = new URLSearchParams(address[1]);
  const station = named.get("station") ?? "";
  return STATION.test(station) ? poster(station, named.get("code") ?? "") : null;
}

function poster(station, typed) {
  const code = normaliseCode(typed);
  return code.length === CODE_LENGTH ? { station, code } : null;
}
