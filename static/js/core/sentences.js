// Where the sentences of a text begin and end, for reading aloud one after the other. Pure; imported by ui/.

// Without Intl.Segmenter a sentence ends at its mark and the quotation that closes after it; "z. B." and dates are cut then.
const PLAIN = /[^.!?…]+(?:[.!?…]+["“”»«)\]]*\s*|$)/gu;

/** [{start, end}] in UTF-16 units; what is only space belongs to the sentence before it. */
export function sentencesOf(text, language, Segmenter = globalThis.Intl?.Segmenter) {
  const found = Segmenter ? segments(text, language, Segmenter) : [...text.matchAll(PLAIN)].map(({ index, 0: part }) => ({ start: index, end: index + part.length }));
  return found.filter(({ start, end }) => text.slice(start, end).trim() !== "");
}

function segments(text, language, Segmenter) {
  const pieces = new Segmenter(language, { granularity: "sentence" }).segment(text);
  return [...pieces].map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}
